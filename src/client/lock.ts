import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout } from "node:timers/promises";
import { Failure } from "../failure.ts";
import { onDisk } from "../git/on-disk.ts";
import { isAlive } from "./is-alive.ts";
import { sweepBeside } from "./sweep-dead.ts";

/** Somebody who holds a lock is looked for so often, in milliseconds. */
const LOOK = 50;

/**
 * Does the work while no other process of this machine holds a lock: a file with the holder's process id, which
 * outlives a killed holder and is then taken over. Failure `io` where somebody holds it for longer than one waits,
 * in seconds.
 */
export async function withLock<T>(path: string, work: () => Promise<T>, patience = 0): Promise<T> {
  onDisk("lock the state", () => mkdirSync(dirname(path), { recursive: true, mode: 0o700 }));
  const end = Date.now() + patience * 1000;
  while (!take(path) && !(clearDead(path) && take(path))) {
    if (Date.now() >= end)
      throw new Failure("io", `another bailiwick is at work: it holds ${path}`, {
        mend: `wait for it; if there is none, delete ${path}`,
      });
    await setTimeout(LOOK);
  }
  try {
    sweepBeside(path);
    return await work();
  } finally {
    // The work may have taken the folder away, and somebody else have made one of that name since.
    if (holderOf(path) === process.pid) rmSync(path, { force: true });
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
