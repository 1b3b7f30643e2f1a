import type { Entry, Tree } from "../tree.ts";

/** The entry at a path of a tree, from its top; undefined where there is none. */
export async function entryAt(tree: Tree, path: string): Promise<Entry | undefined> {
  const segments = path.split("/");
  let at = tree.id;
  for (const [i, segment] of segments.entries()) {
    const [entries = []] = await tree.list([at]);
    const entry = entries.find(({ name }) => name === segment);
    if (entry === undefined || i === segments.length - 1) return entry;
    if (entry.mode !== "40000") return undefined;
    at = entry.id;
  }
  return undefined;
}
