import type { Entry, Tree } from "../tree.ts";

/** The entry at a path of a tree, from its top; undefined where there is none. */
export async function entryAt(tree: Tree, path: string): Promise<Pick<Entry, "mode" | "id"> | undefined> {
  let entry: Pick<Entry, "mode" | "id"> | undefined = { mode: "40000", id: tree.id };
  for (const segment of path.split("/")) {
    if (entry?.mode !== "40000") return undefined;
    const [entries = []] = await tree.list([entry.id]);
    entry = entries.find(({ name }) => name === segment);
  }
  return entry;
}
