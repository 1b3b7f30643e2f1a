import { isUtf8 } from "node:buffer";

/**
 * A name in a tree object, as `Entry.name` has it: UTF-8, and each byte that is no part of valid UTF-8
 * (also overlong forms, encoded surrogates, anything above U+10FFFF) as the lone surrogate U+DC00 + byte.
 * No two byte strings give one name; a byte order mark stays.
 */
export function decodeName(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString("utf8");
  let name = "";
  for (let at = 0; at < bytes.length; ) {
    const length = sequence(bytes, at);
    name +=
      length === 0 ? String.fromCharCode(0xdc00 + (bytes[at] ?? 0)) : bytes.toString("utf8", at, at + length);
    at += length || 1;
  }
  return name;
}

/** The bytes of a name: the inverse of `decodeName` on all it returns. Other lone surrogates throw. */
export function encodeName(name: string): Buffer {
  if (!/\p{Surrogate}/u.test(name)) return Buffer.from(name, "utf8");
  const parts: Buffer[] = [];
  for (const point of name) {
    const code = point.codePointAt(0) ?? 0;
    if (code < 0xd800 || code > 0xdfff) parts.push(Buffer.from(point, "utf8"));
    else if (code >= 0xdc80 && code <= 0xdcff) parts.push(Buffer.from([code - 0xdc00]));
    else throw new RangeError("a lone surrogate that stands for no byte");
  }
  return Buffer.concat(parts);
}

/** How many bytes the valid UTF-8 sequence at `at` has; 0 if there is none. */
function sequence(bytes: Buffer, at: number): number {
  const lead = bytes[at] ?? 0;
  const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  return at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length)) ? length : 0;
}
