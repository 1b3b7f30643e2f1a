import type { Command } from "commander";
import { fromFolder } from "./signing-options.ts";

/** A ledger that is named, as seen from `-C`; undefined: the user's own. */
export function ledgerFrom(command: Command, file: string | undefined): string | undefined {
  return file === undefined ? undefined : fromFolder(command, file);
}
