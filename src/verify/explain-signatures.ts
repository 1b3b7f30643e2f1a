import { fingerprint, type PublicKey } from "../crypto/ssh-key.ts";
import { signaturePath } from "../format/place.ts";
import type { Signed, Verified } from "./signed.ts";

/** A key, as people compare it. */
export interface NamedKey {
  readonly name: string;
  readonly key: PublicKey;
  /** OpenSSH's name for it, `SHA256:...`. */
  readonly fingerprint: string;
}

/** A signature that verifies, and where it lies, so that `ssh-keygen -Y verify` can be asked the same. */
export interface ShownSignature extends NamedKey {
  readonly namespace: string;
  /** The signature file. */
  readonly file: string;
  /** The document that the signature is over. */
  readonly over: string;
}

/** Signatures on a document, ready to be shown. */
export function showSignatures(signed: Signed, verified: readonly Verified[]): ShownSignature[] {
  const { document } = signed;
  return verified.map(({ name, key, namespace }) => ({
    ...showKey(name, key),
    namespace,
    file: signaturePath(document, name),
    over: signed.path,
  }));
}

/** A key by the name it goes by. */
export function showKey(name: string, key: PublicKey): NamedKey {
  return { name, key, fingerprint: fingerprint(key) };
}
