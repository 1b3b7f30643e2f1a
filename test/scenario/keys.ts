import { digest } from "../../src/crypto/sha256.ts";
import type { PublicKey } from "../../src/crypto/ssh-key.ts";
import { armorSignature, buildSignature, signedData } from "../../src/crypto/sshsig.ts";
import type { Signer } from "../../src/keys/signer.ts";
import { signerFromSeed } from "../../src/keys/signer-from-seed.ts";
import { securityKey } from "../crypto/security-key.ts";

const signers = new Map<string, Signer>();

/**
 * The signer of a key's name: one name, one key, for ever, so scenarios are stable. Names that end in `-fido`
 * are security keys; `untouched:NAME` is the same key, signing without anybody's touch.
 */
export function signerOf(name: string): Signer {
  const known = signers.get(name);
  if (known !== undefined) return known;
  const bare = name.replace(/^untouched:/, "");
  const seed = digest("sha256", `bailiwick scenario key ${bare}`);
  const signer = bare.endsWith("-fido") ? fido(seed[0] ?? 0, name === bare) : signerFromSeed(seed);
  signers.set(name, signer);
  return signer;
}

/** The public key of a key's name. */
export function keyNamed(name: string): PublicKey {
  return signerOf(name).key;
}

function fido(seed: number, isTouched: boolean): Signer {
  const token = securityKey(seed);
  return {
    key: token.key,
    async sign(namespace, message) {
      const raw = token.sign(signedData(namespace, "sha512", message), isTouched ? 1 : 0);
      const block = buildSignature(token.key, namespace, raw);
      if (block === undefined) throw new TypeError("a namespace is not empty");
      return armorSignature(block);
    },
    close() {},
  };
}
