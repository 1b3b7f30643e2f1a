import type { Tree } from "../tree.ts";
import { type Budget, listings, MOST_ENTRIES } from "../verify/listings.ts";

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
  const budget: Budget = { left: MOST_ENTRIES };
  let level = [{ path: "", id: tree.id }];
  while (level.length > 0) {
    const next: typeof level = [];
    for await (const [at, entries] of listings(tree, level, budget)) {
      for (const { name, mode, id } of entries) {
        const path = at.path === "" ? name : `${at.path}/${name}`;
        if (mode === "40000" && enters(path)) next.push({ path, id });
        else if ((mode === "100644" || mode === "100755") && takes(path)) leaves.push({ path, id });
      }
    }
    level = next;
  }
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
