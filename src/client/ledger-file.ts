import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../failure.ts";
import { formatLedger, type LedgerEntry, parseLedger } from "../format/installed/ledger.ts";
import { onDisk } from "../git/on-disk.ts";
import { dataFolder } from "./data-folder.ts";
import { withLock } from "./lock.ts";
import { writeWhole } from "./write-whole.ts";

/** So long does one wait for others who change the file, in seconds. */
const PATIENCE = 10;

/** Where the ledger lies, unless somebody says otherwise. */
export function ledgerPath(file: string | undefined, data: string = dataFolder()): string {
  return file ?? join(data, "installed.json");
}

/** The entries of a ledger; none where there is no file. Failure `io` for a file that is no ledger. */
export function readLedger(path: string): readonly LedgerEntry[] {
  if (!existsSync(path)) return [];
  const entries = parseLedger(onDisk(`read ${path}`, () => readFileSync(path, "utf8")));
  if (entries === undefined)
    throw new Failure("io", `${path} is no ledger`, { mend: "move it away; see docs/format.md" });
  return entries;
}

/** Changes a ledger, one process at a time; it is written whole or not at all. What the change answers. */
export async function changeLedger<T>(
  path: string,
  change: (entries: readonly LedgerEntry[]) => Promise<readonly [readonly LedgerEntry[], T]>,
): Promise<T> {
  const write = async () => {
    const before = readLedger(path);
    const [after, answer] = await change(before);
    if (after !== before) writeWhole(path, formatLedger(after));
    return answer;
  };
  return withLock(`${path}.lock`, write, PATIENCE);
}
