import { Failure } from "../failure.ts";

/** What a backup is at most: a key file is smaller. */
export const AGE_BYTES = 128 * 1024;
const ARMOR = "-----BEGIN AGE ENCRYPTED FILE-----";

/**
 * Bytes sealed with a passphrase, as `age -p -a` writes them and `age -d` reads them (scrypt, work factor 18: a
 * second or two). The library is loaded when it is first needed.
 */
export async function sealWithPassphrase(bytes: Uint8Array, passphrase: string): Promise<string> {
  const { armor, Encrypter } = await import("age-encryption");
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  return armor.encode(await encrypter.encrypt(bytes));
}

/**
 * Opens what `age -p` or `sealWithPassphrase` wrote, armored or not. Rejects with `passphrase-wrong`, and with
 * `key-malformed` for what is no such file; `name` is what it is called then.
 */
export async function openWithPassphrase(
  file: Uint8Array,
  passphrase: string,
  name: string,
): Promise<Uint8Array> {
  const { armor, Decrypter } = await import("age-encryption");
  const malformed = (cause: unknown) =>
    new Failure("key-malformed", `${name} is no age file that a passphrase opens: ${messageOf(cause)}`, {
      cause,
    });
  let bytes = file;
  try {
    const text = latin1.decode(file).trim();
    if (text.startsWith(ARMOR)) bytes = armor.decode(text);
    // Whatever else is in a header, no passphrase opens it.
    if (!/^age-encryption\.org\/v1\n-> scrypt /.test(latin1.decode(bytes.subarray(0, 64))))
      throw new Error("no passphrase in its header");
  } catch (cause) {
    throw malformed(cause);
  }
  try {
    const decrypter = new Decrypter();
    decrypter.addPassphrase(passphrase);
    return await decrypter.decrypt(bytes);
  } catch (cause) {
    // The library has messages, not classes.
    if (!messageOf(cause).includes("no identity matched")) throw malformed(cause);
    throw new Failure("passphrase-wrong", `that is not the passphrase of ${name}`, { cause });
  }
}

const latin1 = new TextDecoder("latin1");

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
