import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { concatBytes, WireReader, wireString, wireUint32 } from "../crypto/wire.ts";
import type { SealedKey } from "./sealed-key.ts";

/** OpenSSH's names of the ciphers we open, Node's, and sizes in bytes. All take keys of 32 bytes. */
const ciphers = new Map([
  ["aes256-ctr", { node: "aes-256-ctr", ivSize: 16, tagSize: 0 }],
  ["aes256-cbc", { node: "aes-256-cbc", ivSize: 16, tagSize: 0 }],
  ["aes256-gcm@openssh.com", { node: "aes-256-gcm", ivSize: 12, tagSize: 16 }],
]);
const keySize = 32;

/** The size that a secret is padded to before it is sealed with AES; in the clear it is 8. */
export const blockSize = 16;

/** A round takes about 17 ms: these are a minute. */
const mostRounds = 4096;

/** What today's ssh-keygen takes: about 0.4 s. */
const ourRounds = 24;

/** Whether `unseal` can open it, with the right passphrase. */
export function canUnseal({ cipher, kdf, kdfOptions, sealed, tag }: SealedKey): boolean {
  const known = ciphers.get(cipher);
  const options = kdf === "bcrypt" ? readOptions(kdfOptions) : undefined;
  return known?.tagSize === tag.length && options !== undefined && sealed.length % blockSize === 0;
}

/** The secret in fresh memory; noise or undefined when the passphrase is wrong. Ask `canUnseal` first. */
export async function unseal(key: SealedKey, passphrase: Uint8Array): Promise<Uint8Array | undefined> {
  const cipher = ciphers.get(key.cipher);
  const options = readOptions(key.kdfOptions);
  if (cipher === undefined || options === undefined) return undefined;
  const derived = await derive(passphrase, options, keySize + cipher.ivSize);
  if (derived === undefined) return undefined;
  const [secret, iv] = [derived.subarray(0, keySize), derived.subarray(keySize)];
  const decipher =
    cipher.tagSize === 0
      ? createDecipheriv(cipher.node, secret, iv).setAutoPadding(false)
      : createDecipheriv("aes-256-gcm", secret, iv).setAuthTag(key.tag);
  derived.fill(0);
  const opened = decipher.update(key.sealed);
  try {
    decipher.final();
    return opened;
  } catch {
    return undefined;
  }
}

/** Seals a secret, padded to `blockSize`, as ssh-keygen does by default: bcrypt and aes256-ctr. */
export async function seal(
  secret: Uint8Array,
  passphrase: Uint8Array,
): Promise<Omit<SealedKey, "publicBlob">> {
  const options = { salt: randomBytes(16), rounds: ourRounds };
  const derived = await derive(passphrase, options, keySize + 16);
  if (derived === undefined) throw new TypeError("a passphrase is not empty");
  const cipher = createCipheriv("aes-256-ctr", derived.subarray(0, keySize), derived.subarray(keySize));
  derived.fill(0);
  const kdfOptions = concatBytes(wireString(options.salt), wireUint32(options.rounds));
  return {
    cipher: "aes256-ctr",
    kdf: "bcrypt",
    kdfOptions,
    sealed: cipher.update(secret),
    tag: new Uint8Array(),
  };
}

interface Options {
  readonly salt: Uint8Array;
  readonly rounds: number;
}

function readOptions(bytes: Uint8Array): Options | undefined {
  const reader = new WireReader(bytes);
  const salt = reader.string();
  const rounds = reader.uint32();
  if (salt === undefined || rounds === undefined || !reader.done) return undefined;
  return salt.length > 0 && rounds > 0 && rounds <= mostRounds ? { salt, rounds } : undefined;
}

/** Undefined for an empty passphrase. bcrypt-pbkdf takes 11 ms to load, so only those who need it load it. */
async function derive(
  passphrase: Uint8Array,
  { salt, rounds }: Options,
  size: number,
): Promise<Uint8Array | undefined> {
  const { default: bcrypt } = await import("bcrypt-pbkdf");
  const derived = new Uint8Array(size);
  const done = bcrypt.pbkdf(passphrase, passphrase.length, salt, salt.length, derived, size, rounds);
  return done === 0 ? derived : undefined;
}
