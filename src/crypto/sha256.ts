import { hash } from "node:crypto";

/** SHA-256 of bytes, or of the UTF-8 of a text, in lower-case hex. */
export function sha256(data: Uint8Array | string): string {
  return hash("sha256", data, "hex");
}

/**
 * The raw hash: 32 bytes for sha256, 64 for sha512. It lives here because this file and `engine-node.ts`
 * are all of `src/crypto` that needs Node: a browser swaps these two.
 */
export function digest(algorithm: "sha256" | "sha512", data: Uint8Array | string): Uint8Array {
  return hash(algorithm, data, "buffer");
}
