import { digest } from "./sha256.ts";
import type { ParsedKey } from "./ssh-key.ts";
import { concatBytes, WireReader, wireUint32 } from "./wire.ts";

/**
 * A signature as agents return it and SSHSIG embeds it: string algorithm, string R and S (RFC 8709), and
 * for a security key byte flags, uint32 counter (PROTOCOL.u2f).
 */
export interface RawSignature {
  /** R and S, 64 bytes. */
  readonly signature: Uint8Array;
  /** What the security key says of the moment it signed; other keys say nothing. */
  readonly presence?: { readonly flags: number; readonly counter: number };
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
  if (algorithm === "ssh-ed25519") return reader.done ? { signature } : undefined;
  const flags = reader.byte();
  const counter = reader.uint32();
  if (flags === undefined || counter === undefined || !reader.done) return undefined;
  return { signature, presence: { flags, counter } };
}

/**
 * The bytes under the Ed25519 signature: the data itself or, by a security key, FIDO's wrapping of it.
 * Undefined when a security key does not say that somebody touched it.
 */
export function signedBytes(key: ParsedKey, raw: RawSignature, data: Uint8Array): Uint8Array | undefined {
  if (key.application === undefined) return raw.presence === undefined ? data : undefined;
  if (raw.presence === undefined || (raw.presence.flags & 0x01) === 0) return undefined;
  const { flags, counter } = raw.presence;
  return concatBytes(
    digest("sha256", key.application),
    Uint8Array.of(flags),
    wireUint32(counter),
    digest("sha256", data),
  );
}
