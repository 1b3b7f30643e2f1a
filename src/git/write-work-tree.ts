import { randomUUID } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { Failure } from "../failure.ts";
import { onDisk } from "./on-disk.ts";

/** A work tree, and the directory beside it where writing is prepared: its repository's. */
export interface WorkTreePlace {
  readonly workTree: string;
  readonly gitDir: string;
}

/** What is to be written, in a folder with the new contents. */
interface Plan {
  /** Which branch was checked out: what git's HEAD said. */
  readonly head: string;
  /** Each path, and the name of its content in the folder; null to delete it. */
  readonly files: readonly (readonly [path: string, content: string | null])[];
}

const PREPARED = "bailiwick-prepared-";
const DECIDED = "bailiwick-decided-";
const PLAN = "plan.json";
const DAY = 86_400_000;
/** Bytes of a name that no file system in use takes more of. */
const LONGEST_NAME = 255;

/**
 * Writes (bytes) and deletes (null) files of a work tree, all or none, also when the process is killed: the new
 * contents are laid down in the git directory with a plan, the plan is decided by one rename, then carried out.
 * What a killed process had decided, `finishWriting` carries out; before that, the work tree is as it was.
 * Directories are made, and removed when a deletion empties them.
 *
 * Paths are relative to the work tree, with `/`. Refused before anything is written, as the Failure `io`: a path
 * out of it or into a `.git`, one through a symbolic link or a file, one at a directory. A link *at* the path is
 * replaced, not followed. An existing file keeps its permissions. Nothing is synced to disk: git is what recovers it.
 */
export function writeWorkTree(place: WorkTreePlace, changes: ReadonlyMap<string, Uint8Array | null>): void {
  onDisk("write the work tree", () => {
    for (const path of changes.keys()) checkPath(place.workTree, path);
    const prepared = join(place.gitDir, `${PREPARED}${randomUUID()}`);
    const decided = join(place.gitDir, `${DECIDED}${randomUUID()}`);
    const made: string[] = [];
    try {
      mkdirSync(prepared);
      const files = [...changes].map(([path, bytes], i) => {
        if (bytes === null) return [path, null] as const;
        const target = join(place.workTree, path);
        makeDirectories(dirname(target), made);
        writeFileSync(join(prepared, `${i}`), bytes, { flag: "wx", mode: modeOf(target) });
        return [path, `${i}`] as const;
      });
      const plan: Plan = { head: headOf(place), files };
      writeFileSync(join(prepared, PLAN), JSON.stringify(plan));
      renameSync(prepared, decided);
      carryOut(place.workTree, decided, plan);
    } catch (error) {
      for (const folder of [prepared, decided]) rmSync(folder, { recursive: true, force: true });
      for (const directory of made.reverse()) removeIfEmpty(directory);
      throw error;
    }
  });
}

/**
 * Carries out what a process decided to write that was killed then, unless another branch was checked out since;
 * and sweeps up what one was only preparing, if that is a day ago. For the user's own repository alone. Throws
 * the Failure `io`.
 */
export function finishWriting(place: WorkTreePlace): void {
  const { workTree, gitDir } = place;
  onDisk("finish what a killed bailiwick was writing", () => {
    for (const name of readdirSync(gitDir)) {
      const folder = join(gitDir, name);
      const isOld = name.startsWith(PREPARED) && statSync(folder).mtimeMs < Date.now() - DAY;
      const plan = name.startsWith(DECIDED) ? readPlan(folder) : undefined;
      if (plan !== undefined && plan.head === headOf(place)) carryOut(workTree, folder, plan);
      if (isOld || name.startsWith(DECIDED)) rmSync(folder, { recursive: true, force: true });
    }
  });
}

function headOf({ gitDir }: WorkTreePlace): string {
  const path = join(gitDir, "HEAD");
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

/** Undefined for one that is carried out already, or that a failing power left without content. */
function readPlan(folder: string): Plan | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, PLAN), "utf8"));
  } catch {
    return undefined;
  }
}

/** Each step may have been taken before. The plan goes first of all, so that no part of it is done again later. */
function carryOut(workTree: string, folder: string, { files }: Plan): void {
  for (const [path] of files) checkPath(workTree, path);
  for (const [path, content] of files)
    if (content !== null) moveFile(join(folder, basename(content)), join(workTree, path));
  for (const [path, content] of files) if (content === null) deleteFile(workTree, path);
  rmSync(join(folder, PLAN));
  rmSync(folder, { recursive: true, force: true });
}

function checkPath(root: string, path: string): void {
  const segments = path.split("/");
  const odd = segments.some((name) => name === "" || name === "." || name === ".." || /[\0\\:]/.test(name));
  if (odd || segments.some((name) => /^(\.git|git~1)$/i.test(name)))
    throw refused(path, "is no path in a work tree");
  if (segments.some((name) => Buffer.byteLength(name) > LONGEST_NAME))
    throw refused(path, "is too long a name");
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

/** Moves a file into place, also from another file system; one that is gone was moved before. */
function moveFile(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  try {
    renameSync(from, to);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" && !existsSync(from)) return;
    if (code !== "EXDEV") throw error;
    const beside = join(dirname(to), `.${basename(dirname(from))}.tmp`);
    copyFileSync(from, beside);
    renameSync(beside, to);
    rmSync(from);
  }
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
