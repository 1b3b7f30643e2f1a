import { Failure } from "../failure.ts";
import { inflate } from "./isomorphic-inflate.ts";
import type { ObjectVisitor } from "./object-source.ts";
import { parseObjectHead } from "./parse-object-head.ts";

/** A packed object up to this size is copied behind its header, to be hashed in one call. */
const WHOLE_LIMIT = 64 * 1024;

/** An object in one of the forms that `readObject` gives: as zlib data, with its header, or without. */
export type Found =
  | { readonly format: "deflated"; readonly object: Uint8Array }
  | { readonly format: "wrapped"; readonly object: Uint8Array }
  | { readonly format: "content"; readonly type: string; readonly object: Uint8Array };

/**
 * Hands what isomorphic-git found for an id to the visitor, in the form that git hashes. Zlib data are inflated
 * no further than their own header says, and not at all where it says more than `limit`.
 */
export async function handOver(
  index: number,
  id: string,
  found: Found,
  limit: number,
  visitor: ObjectVisitor,
): Promise<void> {
  const { object } = found;
  if (found.format === "deflated") await handLoose(index, pieces(object, id), limit, visitor);
  else if (found.format === "wrapped") await handLoose(index, [object], limit, visitor);
  else if (object.length > limit) visitor.tooLarge(index, object.length);
  else {
    const head = Buffer.from(`${found.type} ${object.length}\0`, "latin1");
    const isSmall = object.length <= WHOLE_LIMIT;
    visitor.part(index, isSmall ? Buffer.concat([head, object]) : head, isSmall);
    if (!isSmall) visitor.part(index, object, true);
  }
}

async function handLoose(
  index: number,
  inflated: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  limit: number,
  visitor: ObjectVisitor,
): Promise<void> {
  let held: Uint8Array | undefined;
  let left = 0;
  for await (const piece of inflated) {
    if (held !== undefined) visitor.part(index, held, false);
    else {
      const head = parseObjectHead(piece);
      if (head !== undefined && head.size > limit) {
        visitor.tooLarge(index, head.size);
        return;
      }
      left = head === undefined ? 0 : head.start + head.size;
    }
    held = piece;
    left -= piece.length;
    if (left < 0) break; // It is longer than it says, so it cannot hash to its id.
  }
  visitor.part(index, held ?? new Uint8Array(), true);
}

async function* pieces(deflated: Uint8Array, id: string): AsyncGenerator<Uint8Array> {
  try {
    yield* inflate(deflated);
  } catch (cause) {
    throw new Failure("object-corrupt", `object ${id} is corrupt: it does not inflate`, { cause });
  }
}
