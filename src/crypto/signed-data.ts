import { digest } from "./sha256.ts";
import { encodeUtf8 } from "./utf8.ts";
import { concatBytes, wireString } from "./wire.ts";

/** How an SSHSIG hashes the message before it signs. ssh-keygen and we write sha512, and read both. */
export type SignatureHash = "sha256" | "sha512";

/** The six bytes before an SSHSIG and before what it signs: no length, no NUL. */
export const sshsigMagic: Uint8Array = encodeUtf8("SSHSIG");

/** What the key signs: PROTOCOL.sshsig section 3, with `reserved` empty. */
export function signedData(namespace: string, hash: SignatureHash, message: Uint8Array): Uint8Array {
  return concatBytes(
    sshsigMagic,
    wireString(namespace),
    wireString(""),
    wireString(hash),
    wireString(digest(hash, message)),
  );
}
