import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { constants, deflateRawSync } from "node:zlib";
import type { World } from "./world.ts";

const MEGABYTE = 1 << 20;
const zeros = Buffer.alloc(MEGABYTE);
const ADLER = 65521;

/** Stores an object of so many megabytes of zeros, loose, under its true id: a megabyte on disk for each gigabyte. */
export function storeHuge({ gitDir }: World, type: string, megabytes: number): string {
  const head = Buffer.from(`${type} ${megabytes * MEGABYTE}\0`);
  const hash = createHash("sha1").update(head);
  for (let i = 0; i < megabytes; i++) hash.update(zeros);
  const id = hash.digest("hex");
  mkdirSync(join(gitDir, "objects", id.slice(0, 2)), { recursive: true });
  writeFileSync(join(gitDir, "objects", id.slice(0, 2), id.slice(2)), deflateHuge(head, megabytes));
  return id;
}

/** The zlib data of some bytes and so many megabytes of zeros after them: one deflated megabyte, again and again. */
export function deflateHuge(head: Uint8Array, megabytes: number): Buffer {
  const block = (bytes: Uint8Array) => deflateRawSync(bytes, { finishFlush: constants.Z_FULL_FLUSH });
  let [a, b] = [1, 0];
  for (const byte of head) {
    a = (a + byte) % ADLER;
    b = (b + a) % ADLER;
  }
  b = (b + ((megabytes * MEGABYTE) % ADLER) * a) % ADLER;
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(b * 65536 + a);
  const megabyte = block(zeros);
  const body = Array.from({ length: megabytes }, () => megabyte);
  return Buffer.concat([
    Buffer.from([0x78, 0x01]),
    block(head),
    ...body,
    Buffer.from([0x03, 0x00]),
    checksum,
  ]);
}
