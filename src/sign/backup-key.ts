import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { basename } from "node:path";
import { keyFileName, type PublicKey } from "../crypto/ssh-key.ts";
import { decodeUtf8 } from "../crypto/utf8.ts";
import { Failure } from "../failure.ts";
import { sealWithPassphrase } from "../keys/age-file.ts";
import { readSmallFile } from "../keys/read-small-file.ts";
import { parseSealedKey } from "../keys/sealed-key.ts";
import { freeFile, writeNew } from "./backup-file.ts";
import { isRemote, pushBackup } from "./backup-remote.ts";
import { peekKey } from "./peek-key.ts";

/** A key that was backed up, and where. */
export interface Backup {
  readonly key: PublicKey;
  /** The file, or the remote. */
  readonly to: string;
  /** What the backup is called there. */
  readonly name: string;
}

/**
 * Backs a private key file up, as it is, in an age file that a passphrase opens: to a new file, or to a git
 * remote. `passphrase` is asked once all else is known to be in order. Rejects with `key-unsupported` for a key
 * whose secret is in no file, and with `usage` for a place in a registry, or one that is taken.
 */
export async function backupKey(
  spec: string,
  to: string,
  passphrase: () => Promise<string>,
): Promise<Backup> {
  const { path, bytes } = await readPrivateKey(spec);
  try {
    const key = await peekKey(path);
    const name = `${basename(path)}.${keyFileName(key).slice(0, 12)}.age`;
    const file = isRemote(to) ? undefined : freeFile(to, name);
    const seal = async () => sealWithPassphrase(bytes, await passphrase());
    if (file === undefined) await pushBackup(to, name, seal);
    else writeNew(file, await seal());
    return { key, to: file ?? to, name };
  } finally {
    bytes.fill(0);
  }
}

async function readPrivateKey(spec: string): Promise<{ readonly path: string; readonly bytes: Uint8Array }> {
  const key = await peekKey(spec);
  if (key.startsWith("sk-"))
    throw new Failure(
      "key-unsupported",
      "the secret of a security key never leaves it, so there is nothing to back up",
      {
        mend: "list a second security key in your certificate: bailiwick cert request --key SECOND.pub",
      },
    );
  const path = spec.replace(/^~(?=$|[/\\])/, () => homedir());
  for (const each of [path, path.replace(/\.pub$/, "")]) {
    if (!existsSync(each)) continue;
    const bytes = await readSmallFile(each, "no-key");
    if (parseSealedKey(decodeUtf8(bytes) ?? "") !== undefined) return { path: each, bytes };
    bytes.fill(0);
  }
  throw new Failure(
    "key-unsupported",
    "only the public half of the key is here: its secret is elsewhere, or in an agent",
    {
      mend: "bailiwick key backup --key PRIVATE_KEY_FILE --to FILE",
    },
  );
}
