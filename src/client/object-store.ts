import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { ObjectFormat } from "../git/object-source.ts";
import { onDisk } from "../git/on-disk.ts";
import { writeWhole } from "./write-whole.ts";

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

/** Objects of all packs, as their heads say, also of those that are arriving. */
export function packedObjects(path: string): number {
  const folder = join(path, "objects", "pack");
  let objects = 0;
  for (const name of packNames(folder))
    if (name.endsWith(".pack") || name.startsWith("tmp_pack_")) objects += objectsOf(join(folder, name));
  return objects;
}

/** A pack begins with `PACK`, its version and the number of its objects; 0 where that is not there yet. */
function objectsOf(path: string): number {
  const head = Buffer.alloc(12);
  try {
    const file = openSync(path, "r");
    try {
      return readSync(file, head) === head.length ? head.readUInt32BE(8) : 0;
    } finally {
      closeSync(file);
    }
  } catch {
    return 0; // renamed meanwhile: it is counted the next time
  }
}

/** Takes away what a git that was killed left in a store: packs half written, and locks, which would stop the next one. */
export function sweepStore(path: string): void {
  const packs = join(path, "objects", "pack");
  const left = (folder: string, isLeft: RegExp) =>
    (existsSync(folder) ? readdirSync(folder) : [])
      .filter((name) => isLeft.test(name))
      .map((name) => join(folder, name));
  onDisk("clear a repository", () => {
    const files = [
      ...left(packs, /^(\.?tmp_|.*\.keep$)/),
      ...left(path, /\.(lock|tmp)$/),
      ...left(join(path, "refs", "bailiwick"), /\.(lock|tmp)$/),
    ];
    for (const file of files) rmSync(file, { force: true });
  });
}

/** What a store holds, to be given to `restoreStore`. */
export interface StoreMark {
  readonly packs: ReadonlySet<string>;
  /** git's list of the commits whose parents were not fetched, which a server can have altered. */
  readonly shallow: string | undefined;
}

/** What is there now. */
export function markStore(path: string): StoreMark {
  const shallow = join(path, "shallow");
  return {
    packs: new Set(packNames(join(path, "objects", "pack"))),
    shallow: existsSync(shallow)
      ? onDisk("read git's files", () => readFileSync(shallow, "latin1"))
      : undefined,
  };
}

/** Takes away what arrived since `markStore` and was not taken. */
export function restoreStore(path: string, { packs, shallow }: StoreMark): void {
  sweepStore(path);
  const folder = join(path, "objects", "pack");
  for (const name of packNames(folder)) if (!packs.has(name)) rmSync(join(folder, name), { force: true });
  const file = join(path, "shallow");
  if (shallow === undefined) rmSync(file, { force: true });
  else if (!existsSync(file) || readFileSync(file, "latin1") !== shallow) writeWhole(file, shallow);
}

function packNames(folder: string): string[] {
  return existsSync(folder) ? onDisk("list packs", () => readdirSync(folder)) : [];
}
