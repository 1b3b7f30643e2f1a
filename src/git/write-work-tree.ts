import { randomUUID } from "node:crypto";
import { lstatSync, mkdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Failure } from "../failure.ts";
import { onDisk } from "./on-disk.ts";

interface Write {
  readonly target: string;
  readonly temporary: string;
}

/**
 * Writes (bytes) and deletes (null) files of a work tree, all or, as far as a file system allows, none: every
 * new content is first laid beside its target, then renamed into place, and deletions come last. A failure
 * before the first rename leaves the tree as it was. Directories are made, and removed when a deletion empties them.
 *
 * Paths are relative to `root`, with `/`. Refused before anything is written, as the Failure `io`: a path out of
 * the root or into a `.git`, one through a symbolic link or a file, one at a directory. A link *at* the path is
 * replaced, not followed. An existing file keeps its permissions. Nothing is synced to disk: git is what recovers it.
 */
export function writeWorkTree(root: string, changes: ReadonlyMap<string, Uint8Array | null>): void {
  onDisk("write the work tree", () => {
    for (const path of changes.keys()) checkPath(root, path);
    const made: string[] = [];
    const writes: Write[] = [];
    try {
      for (const [path, bytes] of changes) if (bytes !== null) prepare(join(root, path), bytes, writes, made);
      for (const { temporary, target } of writes) renameSync(temporary, target);
      for (const [path, bytes] of changes) if (bytes === null) deleteFile(root, path);
    } catch (error) {
      for (const { temporary } of writes) rmSync(temporary, { force: true });
      for (const directory of made.reverse()) removeIfEmpty(directory);
      throw error;
    }
  });
}

function prepare(target: string, bytes: Uint8Array, writes: Write[], made: string[]): void {
  makeDirectories(dirname(target), made);
  const temporary = join(dirname(target), `.bailiwick-${randomUUID()}.tmp`);
  writes.push({ target, temporary });
  writeFileSync(temporary, bytes, { flag: "wx", mode: modeOf(target) });
}

function checkPath(root: string, path: string): void {
  const segments = path.split("/");
  const odd = segments.some((name) => name === "" || name === "." || name === ".." || /[\0\\:]/.test(name));
  if (odd || segments.some((name) => /^(\.git|git~1)$/i.test(name)))
    throw refused(path, "is no path in a work tree");
  for (let depth = 1; depth <= segments.length; depth++) {
    const stat = lstatSync(join(root, ...segments.slice(0, depth)), { throwIfNoEntry: false });
    if (stat === undefined) return;
    if (depth < segments.length && stat.isSymbolicLink())
      throw refused(path, "passes through a symbolic link");
    if (depth < segments.length && !stat.isDirectory()) throw refused(path, "passes through a file");
    if (depth === segments.length && stat.isDirectory()) throw refused(path, "is a directory");
  }
}

function makeDirectories(path: string, made: string[]): void {
  if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) return;
  makeDirectories(dirname(path), made);
  mkdirSync(path);
  made.push(path);
}

function modeOf(target: string): number {
  const stat = lstatSync(target, { throwIfNoEntry: false });
  return stat?.isFile() ? stat.mode & 0o777 : 0o666;
}

function deleteFile(root: string, path: string): void {
  rmSync(join(root, path), { force: true });
  for (let at = dirname(path); at !== "."; at = dirname(at)) if (!removeIfEmpty(join(root, at))) return;
}

function removeIfEmpty(directory: string): boolean {
  try {
    rmdirSync(directory);
    return true;
  } catch {
    return false; // not empty
  }
}

function refused(path: string, why: string): Failure {
  return new Failure("io", `will not write ${JSON.stringify(path)}: it ${why}`);
}
