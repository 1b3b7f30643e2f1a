import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";

/** An object as a pack is to hold it: under an id that nobody compares, of a size that nobody counts. */
export interface Forged {
  readonly id: string;
  readonly type: keyof typeof kinds;
  readonly body: Uint8Array;
  /** The id that a `ref-delta` builds upon. */
  readonly base?: string;
  /** The size that the entry claims; its own if left out. */
  readonly size?: number;
}

const kinds = { commit: 1, tree: 2, blob: 3, tag: 4, "ref-delta": 7 };

/** Writes a pack and its index into a repository. Answers the path less `.pack`. */
export function forgePack(gitDir: string, objects: readonly Forged[]): string {
  const { pack, index } = packOf(objects);
  const folder = join(gitDir, "objects", "pack");
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `pack-${pack.subarray(-20).toString("hex")}`);
  writeFileSync(`${path}.pack`, pack);
  writeFileSync(`${path}.idx`, index);
  return path;
}

/** A pack and its index, both with right checksums, whatever is in them. */
export function packOf(objects: readonly Forged[]): { readonly pack: Buffer; readonly index: Buffer } {
  const sorted = [...objects].sort((a, b) => (a.id < b.id ? -1 : 1));
  const entries = sorted.map(entryOf);
  const offsets: number[] = [];
  let end = 12;
  for (const { length } of entries) {
    offsets.push(end);
    end += length;
  }
  const pack = Buffer.concat([Buffer.from("PACK"), int(2), int(objects.length), ...entries]);
  const trailer = sha1(pack);
  const first = (byte: number) =>
    sorted.filter(({ id }) => Number.parseInt(id.slice(0, 2), 16) <= byte).length;
  const index = Buffer.concat([
    Buffer.from([0xff, 0x74, 0x4f, 0x63]),
    int(2),
    ...Array.from({ length: 256 }, (_, byte) => int(first(byte))),
    ...sorted.map(({ id }) => Buffer.from(id, "hex")),
    ...entries.map((entry) => int(crc32(entry))),
    ...offsets.map(int),
    trailer,
  ]);
  return { pack: Buffer.concat([pack, trailer]), index: Buffer.concat([index, sha1(index)]) };
}

function entryOf({ type, body, base, size = body.length }: Forged): Buffer {
  const head: number[] = [];
  let rest = Math.floor(size / 16);
  let byte = (kinds[type] << 4) | (size % 16);
  for (; rest > 0; rest = Math.floor(rest / 128)) {
    head.push(byte | 0x80);
    byte = rest % 128;
  }
  return Buffer.concat([Buffer.from([...head, byte]), Buffer.from(base ?? "", "hex"), deflateSync(body)]);
}

function int(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
}

function sha1(bytes: Uint8Array): Buffer {
  return createHash("sha1").update(bytes).digest();
}

/** CRC-32 of RFC 1952; `node:zlib` has it from Node 20.15 on. */
function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}
