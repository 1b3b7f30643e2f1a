import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../failure.ts";
import { onDisk } from "../git/on-disk.ts";

/**
 * Does the work while no other process of this machine holds the folder's lock: a file with the holder's process
 * id, which outlives a killed holder and is then taken over. Failure `io` while somebody holds it.
 */
export async function withLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const path = join(folder, "lock");
  onDisk("lock the state", () => mkdirSync(folder, { recursive: true, mode: 0o700 }));
  if (!take(path) && !(clearDead(path) && take(path)))
    throw new Failure("io", `another bailiwick is at work in ${folder}`, {
      mend: `wait for it; if there is none, delete ${path}`,
    });
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

/** A lock is there whole or not at all: its content is written first, then linked into place. */
function take(path: string): boolean {
  const own = `${path}.${process.pid}`;
  return onDisk("lock the state", () => {
    writeFileSync(own, `${process.pid}\n`, { mode: 0o600 });
    try {
      linkSync(own, path);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
      throw error;
    } finally {
      rmSync(own, { force: true });
    }
  });
}

/** Whether the lock was a dead process's and is gone. Two that find it dead cannot both take it away. */
function clearDead(path: string): boolean {
  const holder = holderOf(path);
  if (holder === undefined || isAlive(holder)) return false;
  const aside = `${path}.${process.pid}.dead`;
  try {
    renameSync(path, aside);
    if (holderOf(aside) !== holder) linkSync(aside, path); // a live one came between
  } catch {
    // somebody else was first: taking it will tell
  }
  rmSync(aside, { force: true });
  return true;
}

function holderOf(path: string): number | undefined {
  try {
    const pid = Number(readFileSync(path, "utf8"));
    return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
