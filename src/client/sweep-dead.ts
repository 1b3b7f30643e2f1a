import { readdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { onDisk } from "../git/on-disk.ts";
import { isAlive } from "./is-alive.ts";

/** What a process makes that was killed before it came to a name, or after it lost it. */
const LEFT = /^(?:\.adding-|.*\.removed-)(\d+)-/;

/** Takes away what dead processes left beside a file that they were about to write or to lock. */
export function sweepBeside(path: string): void {
  const name = basename(path);
  for (const other of readdirSync(dirname(path))) {
    if (!other.startsWith(`${name}.`)) continue;
    const pid = /^(\d+)(\.tmp|\.dead)?$/.exec(other.slice(name.length + 1))?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(dirname(path), other), { force: true });
  }
}

/** Takes away what dead processes left among the registries. */
export function sweepDead(folder: string): void {
  onDisk("clear away what is left of killed processes", () => {
    for (const name of readdirSync(folder)) {
      const pid = LEFT.exec(name)?.[1];
      if (pid !== undefined && !isAlive(Number(pid)))
        rmSync(join(folder, name), { recursive: true, force: true });
    }
  });
}
