import type { ObjectType } from "./object-source.ts";

export interface ObjectHead {
  readonly type: ObjectType;
  /** Bytes after the header, as the header claims. */
  readonly size: number;
  /** Where the bytes begin. */
  readonly start: number;
}

const types: { readonly [first: string]: ObjectType } = { bl: "blob", tr: "tree", co: "commit", ta: "tag" };

/** The header of an object as git hashes it: `type SP size NUL`, canonical; undefined for anything else. */
export function parseObjectHead(bytes: Uint8Array): ObjectHead | undefined {
  const type = types[String.fromCharCode(bytes[0] ?? 0, bytes[1] ?? 0)];
  if (type === undefined) return undefined;
  for (let at = 2; at < type.length; at++) if (bytes[at] !== type.charCodeAt(at)) return undefined;
  if (bytes[type.length] !== 0x20) return undefined;
  const first = type.length + 1;
  let size = 0;
  for (let at = first; at < first + 16; at++) {
    const byte = bytes[at] ?? 0xff;
    if (byte === 0 && at > first) return { type, size, start: at + 1 };
    if (byte < 0x30 || byte > 0x39 || (size === 0 && at > first)) return undefined;
    size = size * 10 + byte - 0x30;
  }
  return undefined;
}
