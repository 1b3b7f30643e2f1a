import type { Entry } from "../tree.ts";
import { decodeName } from "./entry-name.ts";
import type { ObjectFormat } from "./object-source.ts";

/**
 * The entries of a tree object, in its own order; `bytes` without the header. Each is `mode SP name NUL id`:
 * octal digits, any bytes but NUL, 20 or 32 raw bytes.
 *
 * Keeps what git would not write: `..`, `.git`, a slash in a name, duplicates, any order, odd modes. Judging
 * them is the verifier's job. Undefined if the bytes are no such list: a digit that is not octal, an empty
 * mode or name, a torn end.
 */
export function parseTree(bytes: Uint8Array, format: ObjectFormat): readonly Entry[] | undefined {
  const tree = bytes instanceof Buffer ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const idLength = format === "sha1" ? 20 : 32;
  const entries: Entry[] = [];
  for (let at = 0; at < tree.length; ) {
    let space = at;
    while (isOctal(tree[space])) space++;
    if (space === at || tree[space] !== 0x20) return undefined;
    let end = space + 1;
    let high = 0;
    for (let byte = tree[end]; byte !== 0; byte = tree[++end]) {
      if (byte === undefined) return undefined;
      high |= byte;
    }
    const next = end + 1 + idLength;
    if (end === space + 1 || next > tree.length) return undefined;
    const name =
      high < 0x80 ? tree.toString("latin1", space + 1, end) : decodeName(tree.subarray(space + 1, end));
    entries.push({ name, mode: tree.toString("latin1", at, space), id: tree.toString("hex", end + 1, next) });
    at = next;
  }
  return entries;
}

function isOctal(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x37;
}
