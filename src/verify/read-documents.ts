import { SUMS_BYTES } from "../format/sums.ts";
import type { Tree } from "../tree.ts";

/** All documents that are held at once have at most so many bytes: a tree of a few megabytes can name more than any memory. */
const DOCUMENTS_BYTES = 2 * SUMS_BYTES;

/** Most documents are small. The others are read later and fewer together, so that no reading exceeds SUMS_BYTES. */
const CLASSES = [1 << 16, 1 << 20, SUMS_BYTES];

/** Documents' bytes, and whether there was room for all of them. */
export interface Documents {
  /** By git id; undefined where there are more bytes than a document has, or no room was left. */
  readonly contents: ReadonlyMap<string, Uint8Array | undefined>;
  readonly isWhole: boolean;
}

/** Reads documents in bounded memory: small ones first. */
export async function readDocuments(tree: Tree, ids: readonly string[]): Promise<Documents> {
  const contents = new Map<string, Uint8Array | undefined>();
  let pending = [...new Set(ids)];
  let [room, isWhole] = [DOCUMENTS_BYTES, true];
  for (const limit of CLASSES) {
    const larger: string[] = [];
    const together = SUMS_BYTES / limit;
    // Also when nothing is left: whether anything more is there must be known.
    for (let at = 0; at < pending.length && room >= 0; at += together) {
      const some = pending.slice(at, at + together);
      const found = await tree.read(some, limit);
      for (const [i, id] of some.entries()) {
        const bytes = found[i];
        if (bytes === undefined) larger.push(id);
        else if (bytes.length <= room) contents.set(id, bytes);
        room -= bytes?.length ?? 0;
      }
    }
    pending = larger;
    if (room < 0) isWhole = false;
  }
  return { contents, isWhole };
}
