/** What a mirror may cost. */
export interface FetchLimits {
  /** From the first word to the last verdict. */
  readonly seconds: number;
  /** Of packs, on top of what is there. */
  readonly bytes: number;
  /** In packs, on top of what is there. */
  readonly objects: number;
  /** Commits that may lie between what was seen and what is served, all branches of them. */
  readonly commits: number;
  /** Bytes that git may hold in memory of what a server says, its branches for one. */
  readonly memory: number;
}

export const defaultLimits: FetchLimits = {
  seconds: 600,
  bytes: 2 ** 31,
  objects: 2 ** 22,
  commits: 2 ** 20,
  memory: 2 ** 31,
};
