import { randomBytes } from "node:crypto";
import { keyOf, type PublicKey } from "../crypto/ssh-key.ts";
import { encodeUtf8 } from "../crypto/utf8.ts";
import { Failure } from "../failure.ts";
import { blockSize, seal } from "./key-cipher.ts";
import { formatSecret } from "./key-secret.ts";
import { formatSealedKey } from "./sealed-key.ts";
import { signerFromSeed } from "./signer-from-seed.ts";

/** A new key, in the two files that ssh-keygen would have written. */
export interface GeneratedKey {
  readonly key: PublicKey;
  /** The private file's text: write it with mode 0600. */
  readonly privateText: string;
  /** The `.pub` file's text, one line with the comment. */
  readonly publicText: string;
}

/**
 * A new Ed25519 key from the system's randomness. With a passphrase it is sealed with bcrypt and aes256-ctr;
 * empty is none, as for ssh-keygen. Throws `usage` for a comment with a control character.
 */
export async function generateKey(comment: string, passphrase?: string): Promise<GeneratedKey> {
  const seed = randomBytes(32);
  try {
    return await formatKey(seed, comment, passphrase);
  } finally {
    seed.fill(0);
  }
}

async function formatKey(seed: Uint8Array, comment: string, passphrase = ""): Promise<GeneratedKey> {
  if (/\p{Cc}/u.test(comment))
    throw new Failure("usage", "a key's comment is one line", { mend: "--comment NAME@HOST" });
  const signer = signerFromSeed(seed);
  const { key } = signer;
  signer.close();
  const { point, blob: publicBlob } = keyOf(key);
  const secret = formatSecret(point, seed, comment, passphrase === "" ? 8 : blockSize);
  const none = {
    cipher: "none",
    kdf: "none",
    kdfOptions: new Uint8Array(),
    sealed: secret,
    tag: new Uint8Array(),
  };
  const sealed = passphrase === "" ? none : await seal(secret, encodeUtf8(passphrase));
  const privateText = formatSealedKey({ ...sealed, publicBlob });
  secret.fill(0);
  return { key, privateText, publicText: comment === "" ? `${key}\n` : `${key} ${comment}\n` };
}
