import type { Entry, Tree } from "../tree.ts";

/** How many entries a walk may still look at: a tree of trees can name more files than there are atoms. */
export interface Budget {
  left: number;
}

/** Most entries of one walk. The largest registry measured has 332,498 files. */
export const MOST_ENTRIES = 1 << 20;

/** So many directories are listed together, so that what is listed at once stays small. */
const TOGETHER = 256;

/** Lists directories, in order, until the budget is used up: then `left` is below zero. */
export async function* listings<D extends { readonly id: string }>(
  tree: Tree,
  directories: readonly D[],
  budget: Budget,
): AsyncGenerator<readonly [D, readonly Entry[]]> {
  for (let i = 0; i < directories.length; i += TOGETHER) {
    const group = directories.slice(i, i + TOGETHER);
    const lists = await tree.list(group.map(({ id }) => id));
    for (const [j, directory] of group.entries()) {
      const entries = lists[j] ?? [];
      budget.left -= entries.length;
      if (budget.left < 0) return;
      yield [directory, entries];
    }
  }
}
