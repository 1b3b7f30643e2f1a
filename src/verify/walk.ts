import type { Entry, Tree } from "../tree.ts";

/** Most entries of one walk. The largest registry measured has 332,498 files. */
export const MOST_ENTRIES = 1 << 20;

/** So many directories are listed together, so that what is listed at once stays small. */
const TOGETHER = 256;

/**
 * Walks directories of a tree level by level, in order: `look` answers which ones to look into next. False, and no
 * further, when there are more than `most` entries: a tree of trees can name more files than there are atoms.
 */
export async function walk<D extends { readonly id: string }>(
  tree: Tree,
  top: readonly D[],
  most: number,
  look: (directory: D, entries: readonly Entry[]) => Iterable<D>,
): Promise<boolean> {
  let left = most;
  let level = top;
  while (level.length > 0) {
    const next: D[] = [];
    for (let i = 0; i < level.length; i += TOGETHER) {
      const group = level.slice(i, i + TOGETHER);
      const lists = await tree.list(group.map(({ id }) => id));
      for (const [j, directory] of group.entries()) {
        const entries = lists[j] ?? [];
        left -= entries.length;
        if (left < 0) return false;
        for (const inner of look(directory, entries)) next.push(inner);
      }
    }
    level = next;
  }
  return true;
}
