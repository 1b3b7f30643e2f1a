import { sha1 } from "@noble/hashes/legacy.js";
import { sha256, sha512 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** What the browser's bundle has for `node:crypto`: as much of it as `src/crypto` and `src/git` ask for. */
const algorithms = { sha1, sha256, sha512 };
type Algorithm = keyof typeof algorithms;

export function hash(algorithm: Algorithm, data: Uint8Array | string, encoding: "buffer"): Uint8Array;
export function hash(algorithm: Algorithm, data: Uint8Array | string, encoding?: "hex"): string;
export function hash(
  algorithm: Algorithm,
  data: Uint8Array | string,
  encoding: "hex" | "buffer" = "hex",
): Uint8Array | string {
  const raw = algorithms[algorithm](typeof data === "string" ? utf8ToBytes(data) : data);
  return encoding === "hex" ? bytesToHex(raw) : raw;
}

export interface Hash {
  update(bytes: Uint8Array): Hash;
  digest(encoding: "hex"): string;
}

export function createHash(algorithm: Algorithm): Hash {
  const running = algorithms[algorithm].create();
  const own: Hash = {
    update(bytes) {
      running.update(bytes);
      return own;
    },
    digest: () => bytesToHex(running.digest()),
  };
  return own;
}
