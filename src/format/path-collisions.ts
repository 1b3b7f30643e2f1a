import { foldName } from "./fold.ts";

/**
 * The names of one directory that a file system may take for each other: groups of two or more whose fold is
 * equal, in the order in which they are found. The same name twice is a collision too, since a git tree can
 * hold that. DESIGN.md section 4, "Paths". Any strings are answered; time is that of `foldName`.
 *
 * Asked in every directory, this is the contract's "no two paths nor leading directories equal after fold".
 * `/` folds to itself, nothing else folds to it, it is no mark and composes with nothing; so the fold of a
 * path is the folds of its segments, joined. Two paths of equal fold therefore part for the first time at
 * two names of one directory, and these have equal folds; the reverse is plain.
 */
export function collisions(names: Iterable<string>): string[][] {
  const byFold = new Map<string, string | string[]>();
  const groups: string[][] = [];
  for (const name of names) {
    const fold = foldName(name);
    const seen = byFold.get(fold);
    if (seen === undefined) {
      byFold.set(fold, name);
    } else if (typeof seen === "string") {
      const group = [seen, name];
      byFold.set(fold, group);
      groups.push(group);
    } else {
      seen.push(name);
    }
  }
  return groups;
}
