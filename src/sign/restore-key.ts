import { existsSync } from "node:fs";
import { encodeBase64 } from "../crypto/base64.ts";
import { type PublicKey, readPublicKeyLine } from "../crypto/ssh-key.ts";
import { decodeUtf8 } from "../crypto/utf8.ts";
import { WireReader } from "../crypto/wire.ts";
import { Failure } from "../failure.ts";
import { openWithPassphrase } from "../keys/age-file.ts";
import { readSmallFile } from "../keys/read-small-file.ts";
import { parseSealedKey } from "../keys/sealed-key.ts";
import { fetchBackup, isRemote } from "./backup-remote.ts";
import { saveKey } from "./save-key.ts";

/** Where a backup is, and where the key shall go. */
export interface RestoreRequest {
  /** A file, or a git remote. */
  readonly from: string;
  /** Which backup of a remote; undefined: the only one. */
  readonly name: string | undefined;
  /** The private key's file, not there yet. */
  readonly path: string;
  /** Asked for the passphrase of the backup of this name. */
  readonly passphrase: (name: string) => Promise<string>;
}

/**
 * Puts a key back from a backup: the private file as it was, mode 0600, and its public half beside it. Never
 * over a file that is there (`usage`). Rejects with `passphrase-wrong`, `key-malformed`, `key-unsupported`, `io`.
 */
export async function restoreKey({ from, name, path, passphrase }: RestoreRequest): Promise<PublicKey> {
  for (const taken of [path, `${path}.pub`])
    if (existsSync(taken))
      throw new Failure("usage", `${taken} is there already, and is not written over`, {
        mend: "bailiwick key restore BACKUP OTHERFILE",
      });
  const backup = isRemote(from)
    ? await fetchBackup(from, name)
    : { name: from, bytes: await readSmallFile(from, "io") };
  const opened = await openWithPassphrase(backup.bytes, await passphrase(backup.name), backup.name);
  const privateText = decodeUtf8(opened) ?? "";
  opened.fill(0);
  const sealed = parseSealedKey(privateText);
  if (sealed === undefined)
    throw new Failure("key-malformed", `what ${backup.name} holds is no private key of OpenSSH's`);
  const algorithm = new WireReader(sealed.publicBlob).text() ?? "";
  const { text: key } = readPublicKeyLine(`${algorithm} ${encodeBase64(sealed.publicBlob)}`, backup.name);
  saveKey(path, { key, privateText, publicText: `${key}\n` });
  return key;
}
