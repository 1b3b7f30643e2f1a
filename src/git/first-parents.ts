import type { ReadCommits } from "./merge-base.ts";
import type { Commit } from "./read-commit.ts";

/**
 * Walks from a commit to its first parent and on, newest first: `from` itself, then each ancestor until
 * `until` (included) or the end of the history at hand. Reads as it goes: stop when you have seen enough.
 */
export async function* firstParents(read: ReadCommits, from: string, until?: string): AsyncGenerator<Commit> {
  let next: string | undefined = from;
  while (next !== undefined) {
    const [commit]: readonly Commit[] = await read([next]);
    if (commit === undefined) return;
    yield commit;
    next = commit.id === until ? undefined : commit.parents[0];
  }
}
