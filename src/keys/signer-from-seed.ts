import { createPrivateKey, createPublicKey, type KeyObject, sign } from "node:crypto";
import { encodeBase64 } from "../crypto/base64.ts";
import { armorSignature, buildSignature, signedData } from "../crypto/sshsig.ts";
import { concatBytes, wireString } from "../crypto/wire.ts";
import type { Signer } from "./signer.ts";

/** RFC 8410: what precedes the seed in a PKCS #8 private key. DER, since the strings of a JWK cannot be wiped. */
const pkcs8 = Uint8Array.from([48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32]);

/**
 * The signer of the Ed25519 key with this 32-byte seed (RFC 8032's private key). Deterministic: one seed, one
 * key, one signature a message. The seed is copied; wiping it is the caller's. Throws for another length.
 */
export function signerFromSeed(seed: Uint8Array): Signer {
  if (seed.length !== 32) throw new TypeError("an Ed25519 seed has 32 bytes");
  const der = concatBytes(pkcs8, seed);
  let secret: KeyObject | undefined = createPrivateKey({
    key: Buffer.from(der.buffer),
    format: "der",
    type: "pkcs8",
  });
  der.fill(0);
  const point = createPublicKey(secret).export({ format: "der", type: "spki" }).subarray(-32);
  const key = `ssh-ed25519 ${encodeBase64(concatBytes(wireString("ssh-ed25519"), wireString(point)))}`;
  return {
    key,
    async sign(namespace, message) {
      if (secret === undefined) throw new TypeError("this signer is closed");
      const signature = sign(null, signedData(namespace, "sha512", message), secret);
      const raw = concatBytes(wireString("ssh-ed25519"), wireString(signature));
      const block = buildSignature(key, namespace, raw);
      if (block === undefined) throw new TypeError("a namespace is not empty");
      return armorSignature(block);
    },
    close() {
      secret = undefined;
    },
  };
}
