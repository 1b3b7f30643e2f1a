import type { Tree } from "../tree.ts";
import { MOST_ENTRIES, walk } from "../verify/walk.ts";

/** What is looked for in a tree, by paths from its top. */
export interface Wanted {
  readonly enters: (folder: string) => boolean;
  readonly takes: (file: string) => boolean;
  /** Longest file that is read, in bytes. */
  readonly limit: number;
}

/** So many files are read together. */
const TOGETHER = 1024;

/** Regular files of a tree, by path; undefined for one of more bytes than the limit. */
export async function readFiles(
  tree: Tree,
  { enters, takes, limit }: Wanted,
): Promise<ReadonlyMap<string, Uint8Array | undefined>> {
  const leaves: { path: string; id: string }[] = [];
  await walk(tree, [{ path: "", id: tree.id }], MOST_ENTRIES, (at, entries) => {
    const folders: { path: string; id: string }[] = [];
    for (const { name, mode, id } of entries) {
      const path = at.path === "" ? name : `${at.path}/${name}`;
      if (mode === "40000" && enters(path)) folders.push({ path, id });
      else if ((mode === "100644" || mode === "100755") && takes(path)) leaves.push({ path, id });
    }
    return folders;
  });
  const files = new Map<string, Uint8Array | undefined>();
  for (let i = 0; i < leaves.length; i += TOGETHER) {
    const group = leaves.slice(i, i + TOGETHER);
    const contents = await tree.read(
      group.map(({ id }) => id),
      limit,
    );
    for (const [j, { path }] of group.entries()) files.set(path, contents[j]);
  }
  return files;
}
