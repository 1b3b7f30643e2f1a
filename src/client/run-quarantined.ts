import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../failure.ts";
import { onDisk } from "../git/on-disk.ts";

/** A folder that a program ran in, and what it left there. */
export interface Quarantine {
  /** The program's exit code; a signal counts as 1. */
  readonly code: number;
  readonly folder: string;
  /** The files at its top, sorted. Folders are counted apart: nobody can judge them as one. */
  readonly files: readonly string[];
  readonly folders: readonly string[];
  /** Moves the files to where the program was meant to run; existing ones are replaced. */
  release(): void;
  /** Deletes what was not moved. */
  remove(): void;
}

/**
 * Runs a program, as it is and with its words on the terminal, in an empty folder within `home`, so that what it
 * fetches can be looked at before anybody uses it. Rejects with the Failure `usage` when it does not start.
 */
export async function runQuarantined(
  [program = "", ...args]: readonly string[],
  home: string,
): Promise<Quarantine> {
  const folder = onDisk(`make a folder in ${home}`, () => {
    mkdirSync(home, { recursive: true });
    return mkdtempSync(join(home, ".bailiwick-exec-"));
  });
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const code = await exitOf(program, args, folder);
    const entries = readdirSync(folder, { withFileTypes: true });
    const names = (isFile: boolean) =>
      entries
        .filter((each) => each.isFile() === isFile)
        .map(({ name }) => name)
        .sort();
    const files = names(true);
    const release = () =>
      onDisk(`write to ${home}`, () => {
        for (const name of files) renameSync(join(folder, name), join(home, name));
      });
    return { code, folder, files, folders: names(false), release, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

function exitOf(program: string, args: readonly string[], cwd: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, stdio: ["inherit", "inherit", "inherit"] });
    child.on("error", (cause) => reject(new Failure("usage", `${program} does not start`, { cause })));
    child.on("close", (code) => resolve(code ?? 1));
  });
}
