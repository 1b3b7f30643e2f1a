/** What a commit object says. Its words and times are its author's and prove nothing. */
export interface CommitBody {
  /** Id of the top tree. */
  readonly tree: string;
  readonly parents: readonly string[];
  /** The committer's clock, in seconds since 1970; 0 if it says nothing readable. */
  readonly time: number;
}

const HEAD = /^tree ([0-9a-f]+)\n((?:parent [0-9a-f]+\n)*)author [^\n]*\ncommitter ([^\n]*)\n/;

/** Reads a commit object (no header); undefined if it does not begin as git writes commits. */
export function parseCommit(bytes: Uint8Array, idLength: number): CommitBody | undefined {
  const match = HEAD.exec(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1"));
  const [, tree = "", lines = "", committer = ""] = match ?? [];
  const parents = lines
    .split("\n")
    .filter(Boolean)
    .map((line) => line.slice("parent ".length));
  if ([tree, ...parents].some((id) => id.length !== idLength)) return undefined;
  const time = Number(/> (\d{1,15}) [^>]*$/.exec(committer)?.[1] ?? 0);
  return { tree, parents, time };
}

/** The id that a tag object points to; undefined if it does not begin as git writes tags. */
export function parseTagTarget(bytes: Uint8Array, idLength: number): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 128)).toString("latin1");
  const id = /^object ([0-9a-f]+)\ntype [a-z]+\n/.exec(head)?.[1];
  return id?.length === idLength ? id : undefined;
}
