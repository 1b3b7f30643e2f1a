import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../failure.ts";
import { HOME } from "../format/place.ts";
import { onDisk } from "../git/on-disk.ts";
import { addPaths, commitIndex } from "../git/record.ts";
import { createScratch } from "../git/scratch.ts";
import { cloneRepository, pushRefs, type Transport } from "../git/transfer.ts";
import { AGE_BYTES } from "../keys/age-file.ts";

/** Whether words name a git remote, by URL or as ssh has it, and no file. */
export function isRemote(words: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(words) || /^[^/\s]+@[^/\s:]+:/.test(words);
}

/** Nobody's name stands in the commits of a backup, nor is one needed. */
const NOBODY = ["user.name=bailiwick", "user.email=bailiwick@localhost", "commit.gpgSign=false"];

/**
 * Adds a backup to a git remote, on its main branch; it is sealed once the remote is known to take it. Rejects with
 * `io`, and with `usage` for a registry.
 */
export async function pushBackup(url: string, name: string, seal: () => Promise<string>): Promise<void> {
  await inClone(url, async (dir) => {
    if (existsSync(join(dir, HOME)))
      throw new Failure("usage", `${url} is a registry, which everybody reads: no place for a key`, {
        mend: "--to FILE, or a private repository of your own",
      });
    const text = await seal();
    onDisk("write the backup", () => writeFileSync(join(dir, name), text));
    await addPaths(dir, [name]);
    await commitIndex(dir, `Back up ${name}`, NOBODY);
    await pushRefs(dir, "origin", ["HEAD"]);
  });
}

/**
 * Fetches a backup from a git remote: the one of this name, or the only one there. Rejects with `io`, and with
 * `usage` where there is no such one, or several and none is named.
 */
export async function fetchBackup(
  url: string,
  name: string | undefined,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  return inClone(url, async (dir) => {
    const names = readdirSync(dir, { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(".age"))
      .map((entry) => entry.name)
      .sort();
    const found = name === undefined && names.length === 1 ? names[0] : names.find((each) => each === name);
    if (found === undefined)
      throw new Failure("usage", `${url} holds ${names.length === 0 ? "no backup" : names.join(", ")}`, {
        ...(names.length === 0 ? {} : { mend: `--name ${names[0]}` }),
      });
    const bytes = onDisk("read the backup", () => readFileSync(join(dir, found)));
    if (bytes.length > AGE_BYTES) throw new Failure("key-malformed", `${found} is too long for a backup`);
    return { name: found, bytes };
  });
}

async function inClone<T>(url: string, work: (dir: string) => Promise<T>): Promise<T> {
  const scratch = createScratch();
  const transports: readonly Transport[] = /^file:/i.test(url) ? ["file"] : ["https", "ssh"];
  try {
    const dir = join(scratch.path, "clone");
    await cloneRepository(url, dir, transports, 1);
    return await work(dir);
  } finally {
    scratch.remove();
  }
}
