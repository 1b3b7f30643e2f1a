import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ObjectFormat } from "../git/object-source.ts";
import { onDisk } from "../git/on-disk.ts";

/** Makes the empty bare repository into which a registry is fetched; one that is there is kept. */
export function createStore(path: string, format: ObjectFormat): void {
  onDisk("make a repository", () => {
    for (const folder of ["objects/pack", "refs/bailiwick"])
      mkdirSync(join(path, folder), { recursive: true });
    if (existsSync(join(path, "HEAD"))) return;
    const version = format === "sha1" ? "0" : "1\n[extensions]\n\tobjectFormat = sha256";
    writeFileSync(join(path, "config"), `[core]\n\tbare = true\n\trepositoryFormatVersion = ${version}\n`);
    writeFileSync(join(path, "HEAD"), "ref: refs/heads/none\n");
  });
}

/** Bytes of all packs, finished or arriving; 0 where there are none. */
export function packedBytes(path: string): number {
  const folder = join(path, "objects", "pack");
  let bytes = 0;
  for (const name of packNames(folder))
    bytes += statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0;
  return bytes;
}

/** The files of packs, as they are now; to be given to `dropOthers`. */
export function packsOf(path: string): ReadonlySet<string> {
  return new Set(packNames(join(path, "objects", "pack")));
}

/** Takes away what arrived since `packsOf` and was not taken. */
export function dropOthers(path: string, kept: ReadonlySet<string>): void {
  const folder = join(path, "objects", "pack");
  for (const name of packNames(folder)) if (!kept.has(name)) rmSync(join(folder, name), { force: true });
}

function packNames(folder: string): string[] {
  return existsSync(folder) ? onDisk("list packs", () => readdirSync(folder)) : [];
}
