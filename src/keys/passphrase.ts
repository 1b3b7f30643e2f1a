import { encodeUtf8 } from "../crypto/utf8.ts";
import { Failure } from "../failure.ts";
import { readSmallFile } from "./read-small-file.ts";
import { shellWord } from "./shell-word.ts";

/** Where the passphrase of a key may come from, in this order. Never an argument: `ps` shows those to all. */
export interface PassphraseSource {
  /** The path of a file that holds it, but for one line end. */
  readonly file?: string | undefined;
  /** The passphrase itself, as the command found it in its environment; empty is none. */
  readonly env?: string | undefined;
  /** Asks a person for the passphrase of the key at a path; undefined when they decline. */
  readonly prompt?: ((path: string) => Promise<string | undefined>) | undefined;
}

/** The passphrase from file or environment, in UTF-8; undefined when neither is given. `io`: the file is not there. */
export async function givenPassphrase(source: PassphraseSource): Promise<Uint8Array | undefined> {
  if (source.file === undefined) return source.env ? encodeUtf8(source.env) : undefined;
  const bytes = await readSmallFile(source.file, "io");
  const end = bytes.at(-1) === 0x0a ? (bytes.at(-2) === 0x0d ? -2 : -1) : bytes.length;
  return bytes.subarray(0, end);
}

/** The passphrase that a person types, in UTF-8. Throws `passphrase-needed` when there is nobody to ask. */
export async function askedPassphrase(source: PassphraseSource, path: string): Promise<Uint8Array> {
  const typed = await source.prompt?.(path);
  if (typed !== undefined) return encodeUtf8(typed);
  throw new Failure("passphrase-needed", `${path} is encrypted, and nobody gave its passphrase`, {
    mend: `ssh-add ${shellWord(path)}`,
  });
}
