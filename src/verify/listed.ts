import type { Entry, Tree } from "../tree.ts";

/** Directories, each with its entries: read together, since a round trip has a price. */
export async function listed<D extends { readonly id: string }>(
  tree: Tree,
  directories: readonly D[],
): Promise<(readonly [D, readonly Entry[]])[]> {
  const lists = await tree.list(directories.map(({ id }) => id));
  return directories.map((directory, i) => [directory, lists[i] ?? []]);
}
