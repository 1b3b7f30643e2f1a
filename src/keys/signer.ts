import type { PublicKey } from "../crypto/ssh-key.ts";

/** A key that can sign: a key file that was opened, or a key that an agent holds. */
export interface Signer {
  readonly key: PublicKey;
  /**
   * The armored SSHSIG block over the message, hashed with sha512, byte for byte what `ssh-keygen -Y sign`
   * writes. Rejects with a `Failure` when an agent does not sign. Signing after `close` is a bug.
   */
  sign(namespace: string, message: Uint8Array): Promise<string>;
  /** Forgets the secret. */
  close(): void;
}
