import type { PublicKey } from "../crypto/ssh-key.ts";

/** A key that can sign: a key file that was opened, or a key that an agent holds. */
export interface Signer {
  readonly key: PublicKey;
  /**
   * The armored SSHSIG block over the message, hashed with sha512, byte for byte what `ssh-keygen -Y sign`
   * writes. An agent may ask its user and fail: rejects with a `Failure`. After `close`, a bug: throws.
   */
  sign(namespace: string, message: Uint8Array): Promise<string>;
  /** Forgets the secret. */
  close(): void;
}
