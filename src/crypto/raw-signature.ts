import { digest } from "./sha256.ts";
import type { ParsedKey } from "./ssh-key.ts";
import { concatBytes, WireReader } from "./wire.ts";

/**
 * A signature as agents return it and SSHSIG embeds it: string algorithm, string R and S (RFC 8709), and
 * for a security key byte flags, uint32 counter (PROTOCOL.u2f).
 */
export interface RawSignature {
  /** R and S, 64 bytes. */
  readonly signature: Uint8Array;
  /** A security key's flags and counter, 5 bytes; other keys say nothing. */
  readonly presence: Uint8Array;
}

/** The signature in a blob that a key of this algorithm made; undefined for any other bytes. */
export function parseRawSignature(
  algorithm: ParsedKey["algorithm"],
  blob: Uint8Array,
): RawSignature | undefined {
  const reader = new WireReader(blob);
  if (reader.text() !== algorithm) return undefined;
  const signature = reader.string();
  if (signature?.length !== 64) return undefined;
  const presence = reader.raw(algorithm === "ssh-ed25519" ? 0 : 5);
  return presence && reader.done ? { signature, presence } : undefined;
}

/**
 * The bytes under the Ed25519 signature: the data itself or, by a security key, FIDO's wrapping of it.
 * Undefined when a security key does not say that somebody touched it.
 */
export function signedBytes(
  { application }: ParsedKey,
  { presence }: RawSignature,
  data: Uint8Array,
): Uint8Array | undefined {
  if (application === undefined) return data;
  const [flags = 0] = presence;
  if ((flags & 0x01) === 0) return undefined;
  return concatBytes(digest("sha256", application), presence, digest("sha256", data));
}
