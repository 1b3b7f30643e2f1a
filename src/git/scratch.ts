import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onDisk } from "./on-disk.ts";

/** A temporary directory of our own, mode 0700. */
export interface Scratch {
  readonly path: string;
  /** Deletes it and all in it; may be called twice. */
  remove(): void;
}

const standing = new Set<string>();

/** Makes a temporary directory that is gone after `remove`, at the latest when the process exits. Throws `io`. */
export function createScratch(): Scratch {
  const path = onDisk("make a temporary directory", () => mkdtempSync(join(tmpdir(), "bailiwick-")));
  if (standing.size === 0) process.once("exit", removeAll);
  standing.add(path);
  return {
    path,
    remove() {
      if (!standing.delete(path)) return;
      if (standing.size === 0) process.off("exit", removeAll);
      rmSync(path, { recursive: true, force: true });
    },
  };
}

function removeAll(): void {
  for (const path of standing) rmSync(path, { recursive: true, force: true });
}
