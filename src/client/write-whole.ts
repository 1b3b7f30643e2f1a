import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { onDisk } from "../git/on-disk.ts";
import { sweepBeside } from "./sweep-dead.ts";

/**
 * Writes a file, mode 0600, whole or not at all, also when the power fails: beside its place, then renamed into
 * it. Throws the Failure `io`.
 */
export function writeWhole(path: string, text: string): void {
  onDisk(`write ${path}`, () => {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const temporary = `${path}.${process.pid}.tmp`;
    try {
      const file = openSync(temporary, "w", 0o600);
      try {
        writeFileSync(file, text);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(temporary, path);
      sweepBeside(path);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
  });
}
