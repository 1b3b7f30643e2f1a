import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { onDisk } from "../git/on-disk.ts";
import type { Tree } from "../tree.ts";
import { entryAt } from "../verify/entry-at.ts";

/** Where a registry's files are looked for; paths are from its top. */
export interface ReleaseSource {
  readonly isThere: (path: string) => Promise<boolean>;
  /** Undefined where there is no file. */
  readonly read: (path: string) => Promise<Uint8Array | undefined>;
}

/** The files of a work tree. */
export function filesOnDisk(workTree: string): ReleaseSource {
  return {
    isThere: async (path) => existsSync(join(workTree, path)),
    read: async (path) => {
      const place = join(workTree, path);
      return existsSync(place) ? onDisk(`read ${place}`, () => readFileSync(place)) : undefined;
    },
  };
}

const MOST_BYTES = 1024 * 1024;

/** The files of a commit; one of more than a mebibyte is none that matters here. */
export function filesOfTree(tree: Tree): ReleaseSource {
  return {
    isThere: async (path) => (await entryAt(tree, path)) !== undefined,
    read: async (path) => {
      const entry = await entryAt(tree, path);
      if (entry === undefined || !entry.mode.startsWith("100")) return undefined;
      const [bytes] = await tree.read([entry.id], MOST_BYTES);
      return bytes;
    },
  };
}
