import { armor, unarmor } from "./armor.ts";
import { type Engine, verifyEd25519 } from "./ed25519.ts";
import { parseRawSignature, signedBytes } from "./raw-signature.ts";
import { type SignatureHash, signedData, sshsigMagic } from "./signed-data.ts";
import { keyOf, type PublicKey, parsePublicKey, publicKeyOfBlob } from "./ssh-key.ts";
import { decodeUtf8 } from "./utf8.ts";
import { concatBytes, WireReader, wireString, wireUint32 } from "./wire.ts";

export { signedData };

/**
 * One block of a `.sig` file, as OpenSSH's PROTOCOL.sshsig has it: version 1, reserved empty. Whether it
 * verifies is not said: ask `verifySignature`, and compare the namespace yourself.
 */
export interface Signature {
  readonly key: PublicKey;
  readonly namespace: string;
  readonly hash: SignatureHash;
  /** The signature in SSH's wire form; see `RawSignature`. */
  readonly raw: Uint8Array;
}

const longestFile = 256 * 1024;
const mostBlocks = 256;

/**
 * The signatures of a `.sig` file: 1 to 256 armored Ed25519 blocks back to back, at most 256 KiB, each byte
 * as `armorSignature` writes it, one block a key and namespace. Undefined for any other bytes.
 */
export function parseSignatures(bytes: Uint8Array): readonly Signature[] | undefined {
  const text = bytes.length > longestFile ? undefined : decodeUtf8(bytes);
  const blobs = text === undefined ? undefined : unarmor(text, mostBlocks);
  if (blobs === undefined || blobs.length === 0) return undefined;
  const signatures = new Map<string, Signature>();
  for (const blob of blobs) {
    const signature = readBlob(blob);
    if (signature === undefined) return undefined;
    signatures.set(`${signature.key} ${signature.namespace}`, signature);
  }
  // Whatever was read leniently, or twice for one key and namespace, is not what we would write.
  const list = [...signatures.values()];
  return list.map(armorSignature).join("") === text ? list : undefined;
}

/** The values in a blob. What has but one valid form (magic, version, reserved, the end) is skipped, not checked. */
function readBlob(blob: Uint8Array): Signature | undefined {
  const reader = new WireReader(blob);
  reader.raw(sshsigMagic.length + 4);
  const keyBlob = reader.string();
  const key = keyBlob && publicKeyOfBlob(keyBlob);
  const namespace = reader.text();
  reader.string();
  const hash = reader.text();
  const raw = reader.string();
  if (key === undefined || namespace === undefined || raw === undefined) return undefined;
  return hash === "sha256" || hash === "sha512" ? buildSignature(key.text, namespace, raw, hash) : undefined;
}

/**
 * The signature that a key's raw signature over `signedData(namespace, hash, message)` makes; undefined when
 * the raw bytes are not of the key's algorithm, or the namespace is empty. Throws for what is no key.
 */
export function buildSignature(
  key: PublicKey,
  namespace: string,
  raw: Uint8Array,
  hash: SignatureHash = "sha512",
): Signature | undefined {
  const fits = namespace !== "" && parseRawSignature(keyOf(key).algorithm, raw) !== undefined;
  return fits ? { key, namespace, hash, raw } : undefined;
}

/** The armored block, as `ssh-keygen -Y sign` writes it: 70 columns, LF after END. */
export function armorSignature({ key, namespace, hash, raw }: Signature): string {
  const fields = [keyOf(key).blob, namespace, "", hash, raw].map(wireString);
  return armor(concatBytes(sshsigMagic, wireUint32(1), ...fields));
}

/**
 * Whether the key signed these bytes in the signature's namespace; a security key must also say that somebody
 * was present. Never throws. The key may since be revoked: that is not asked here.
 */
export function verifySignature(signature: Signature, message: Uint8Array, engine?: Engine): boolean {
  const key = parsePublicKey(signature.key);
  if (key === undefined) return false;
  const raw = parseRawSignature(key.algorithm, signature.raw);
  if (raw === undefined) return false;
  const data = signedBytes(key, raw, signedData(signature.namespace, signature.hash, message));
  return data !== undefined && verifyEd25519(key.point, data, raw.signature, engine);
}
