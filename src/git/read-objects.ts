import { Failure } from "../failure.ts";
import { checkObjects } from "./check-objects.ts";
import type { ObjectSource, ObjectType } from "./object-source.ts";

/** Trees and commits of more bytes than this are not read: no registry comes near. */
const STRUCTURE_LIMIT = 64 * 1024 * 1024;

export type TakeObject = (index: number, bytes: Uint8Array, type: ObjectType) => void;

/**
 * Reads whole objects, checked (see `checkObjects`, which says when it rejects), and hands each to `take`
 * as a view that is good during the call only.
 *
 * A blob of more than `limit` bytes is left out: `take` never hears of it. Where a commit or a tree is wanted,
 * the limit is 64 MiB, and more rejects with the Failure `object-corrupt`.
 */
export async function readObjects(
  source: ObjectSource,
  ids: readonly string[],
  want: ObjectType | undefined,
  limit: number,
  take: TakeObject,
): Promise<void> {
  const structure = want === "commit" || want === "tree";
  let whole: Uint8Array | undefined;
  let filled = 0;
  await checkObjects(source, ids, want, structure ? STRUCTURE_LIMIT : limit, {
    body(index, bytes, last, head) {
      if (last && whole === undefined) {
        take(index, bytes, head.type);
        return;
      }
      whole ??= new Uint8Array(head.size);
      whole.set(bytes, filled);
      filled += bytes.length;
      if (!last) return;
      const body = whole;
      whole = undefined;
      filled = 0;
      take(index, body, head.type);
    },
    tooLarge(index, size) {
      if (!structure) return;
      throw new Failure("object-corrupt", `object ${ids[index]} is absurdly large: ${size} bytes`);
    },
  });
}
