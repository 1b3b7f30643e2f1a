import { randomBytes } from "node:crypto";
import type { ParsedKey } from "../crypto/ssh-key.ts";
import { concatBytes, WireReader, wireString } from "../crypto/wire.ts";

/**
 * The secret half of an Ed25519 key in PROTOCOL.key's form: one random number twice, by which a wrong
 * passphrase shows; algorithm, point, seed and point, comment; padding 1, 2, 3, ...
 */
export function formatSecret(
  point: Uint8Array,
  seed: Uint8Array,
  comment: string,
  blockSize: number,
): Uint8Array {
  const check = randomBytes(4);
  const pair = concatBytes(seed, point);
  const fields = ["ssh-ed25519", point, pair, comment].map(wireString);
  const secret = concatBytes(check, check, ...fields);
  const padding = Uint8Array.from({ length: -secret.length & (blockSize - 1) }, (_, at) => at + 1);
  const padded = concatBytes(secret, padding);
  for (const bytes of [pair, secret, ...fields]) bytes.fill(0);
  return padded;
}

/** Whether the two check numbers agree: if not, the passphrase was wrong. */
export function checksAgree(secret: Uint8Array): boolean {
  const reader = new WireReader(secret);
  const check = reader.uint32();
  return check !== undefined && check === reader.uint32();
}

/** The seed, a view, of a secret whose checks agree and that is of this key; undefined for any other bytes. */
export function seedOf(secret: Uint8Array, key: ParsedKey): Uint8Array | undefined {
  const reader = new WireReader(secret);
  reader.raw(8);
  if (reader.text() !== key.algorithm || !isEqual(reader.string(), key.point)) return undefined;
  const pair = reader.string();
  const comment = reader.string();
  const padding = reader.raw(reader.left);
  if (!isEqual(pair?.subarray(32), key.point) || comment === undefined || padding === undefined)
    return undefined;
  return padding.every((byte, at) => byte === at + 1) ? pair?.subarray(0, 32) : undefined;
}

function isEqual(a: Uint8Array | undefined, b: Uint8Array): boolean {
  return a?.length === b.length && a.every((byte, at) => byte === b[at]);
}
