import type { Commit } from "./read-commit.ts";

/** Reads commits, checked, in the order of the ids; parents as far as the history at hand goes. */
export type ReadCommits = (ids: readonly string[]) => Promise<readonly Commit[]>;

const FROM_A = 1;
const FROM_B = 2;
const BOTH = FROM_A | FROM_B;
const STALE = 4;
const FOUND = 8;

/**
 * The best common ancestor of two commits, as `git merge-base` picks it; undefined if they share none. Where
 * there are several (criss-cross merges), the one with the latest committer time, then the least id.
 *
 * Git's walk, on commits that were hashed: newest first, each commit painted by the sides that reach it;
 * what both reach is common, and what lies below it is stale. Times only order the walk: lying ones make it
 * longer, and `reduce` takes out what they let through.
 */
export async function mergeBase(read: ReadCommits, a: string, b: string): Promise<string | undefined> {
  const common = await commonAncestors(read, a, b);
  const best = await reduce(read, common);
  return best[0]?.id;
}

async function commonAncestors(read: ReadCommits, a: string, b: string): Promise<readonly Commit[]> {
  const paint = new Map<string, number>();
  const queue: Commit[] = [];
  const common: Commit[] = [];
  const reach = async (ids: readonly string[], colour: number): Promise<void> => {
    const fresh = ids.filter((id) => ((paint.get(id) ?? 0) & colour) !== colour);
    for (const id of fresh) paint.set(id, (paint.get(id) ?? 0) | colour);
    for (const commit of fresh.length === 0 ? [] : await read(fresh)) insert(queue, commit);
  };
  await reach([a], FROM_A);
  await reach([b], FROM_B);
  while (queue.some((commit) => ((paint.get(commit.id) ?? 0) & STALE) === 0)) {
    const commit = queue.pop();
    if (commit === undefined) break;
    const colour = paint.get(commit.id) ?? 0;
    const shared = (colour & BOTH) === BOTH;
    if (shared && (colour & FOUND) === 0) {
      paint.set(commit.id, colour | FOUND);
      common.push(commit);
    }
    await reach(commit.parents, (colour & (BOTH | STALE)) | (shared ? STALE : 0));
  }
  return common.filter((commit) => ((paint.get(commit.id) ?? 0) & STALE) === 0).sort(newestFirst);
}

/** Takes out each commit that another one already contains. */
async function reduce(read: ReadCommits, commits: readonly Commit[]): Promise<readonly Commit[]> {
  const best: Commit[] = [];
  for (const commit of commits) {
    const others = commits.filter((other) => other !== commit);
    const within = await Promise.all(others.map((other) => isAncestor(read, commit, other)));
    if (!within.includes(true)) best.push(commit);
  }
  return best;
}

async function isAncestor(read: ReadCommits, commit: Commit, of: Commit): Promise<boolean> {
  const common = await commonAncestors(read, commit.id, of.id);
  return common.some((found) => found.id === commit.id);
}

/** Keeps the queue sorted, newest last. */
function insert(queue: Commit[], commit: Commit): void {
  let low = 0;
  let high = queue.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (newestFirst(queue[middle] ?? commit, commit) > 0) low = middle + 1;
    else high = middle;
  }
  queue.splice(low, 0, commit);
}

function newestFirst(a: Commit, b: Commit): number {
  return b.time - a.time || (a.id < b.id ? -1 : 1);
}
