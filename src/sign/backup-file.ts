import { chmodSync, existsSync, linkSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Failure } from "../failure.ts";
import { HOME } from "../format/place.ts";
import { findRepository } from "../git/find-repository.ts";
import { onDisk } from "../git/on-disk.ts";

/** The file to write; in a folder, under the backup's own name. Throws `usage` where it must not be. */
export function freeFile(to: string, name: string): string {
  const file =
    existsSync(to) && onDisk("look at the folder", () => isFolder(to)) ? join(to, name) : resolve(to);
  if (existsSync(file))
    throw new Failure("usage", `${file} is there already, and is not written over`, {
      mend: "--to OTHERFILE",
    });
  const folder = dirname(file);
  if (!existsSync(folder))
    throw new Failure("usage", `there is no folder ${folder}`, { mend: `mkdir -p ${folder}` });
  if (isInRegistry(folder))
    throw new Failure("usage", `${folder} is in a registry, which everybody reads: no place for a key`, {
      mend: "--to ~/bailiwick-key.age",
    });
  return file;
}

function isFolder(path: string): boolean {
  return statSync(path).isDirectory();
}

function isInRegistry(folder: string): boolean {
  try {
    const { workTree, gitDir } = findRepository(folder);
    return existsSync(join(workTree ?? gitDir, HOME));
  } catch (error) {
    if (error instanceof Failure && error.code === "no-repository") return false;
    throw error;
  }
}

/** Writes a file that was not there, whole or not at all; its owner alone may read it. */
export function writeNew(file: string, text: string): void {
  const temporary = `${file}.${crypto.randomUUID()}`;
  onDisk("write the backup", () => {
    try {
      writeFileSync(temporary, text, { flag: "wx", mode: 0o600 });
      chmodSync(temporary, 0o600);
      moveNew(temporary, file);
    } finally {
      rmSync(temporary, { force: true });
    }
  });
}

/** A stick's file system has no links; then whoever makes the same name at the same moment would lose theirs. */
function moveNew(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EEXIST" || existsSync(to)) throw error;
    renameSync(from, to);
  }
}
