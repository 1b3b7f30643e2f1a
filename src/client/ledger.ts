import type { LedgerEntry } from "../format/installed/ledger.ts";
import { unlessCalledOff } from "./called-off.ts";
import { changeLedger, ledgerPath, readLedger } from "./ledger-file.ts";
import { type ChangedFile, changedFiles } from "./record-installed.ts";

/** Where a ledger lies; undefined: the user's own. */
export interface LedgerChoice {
  readonly ledger?: string | undefined;
  /** The data folder; undefined: the platform's. */
  readonly data?: string | undefined;
}

/** What is remembered as installed: everything, or of one name. Failure `io` for a file that is no ledger. */
export function installedEntries({ ledger, data }: LedgerChoice, name?: string): readonly LedgerEntry[] {
  const entries = readLedger(ledgerPath(ledger, data));
  return name === undefined ? entries : entries.filter((each) => each.name === name);
}

/** Forgets a package, or one version of it; what was forgotten. No file of it is touched. */
export function forgetInstalled(
  { ledger, data }: LedgerChoice,
  name: string,
  version?: string,
): Promise<readonly LedgerEntry[]> {
  return changeLedger(ledgerPath(ledger, data), async (entries) => {
    const isMeant = (each: LedgerEntry) =>
      each.name === name && (version === undefined || each.version === version);
    const meant = entries.filter(isMeant);
    return [meant.length === 0 ? entries : entries.filter((each) => !isMeant(each)), meant];
  });
}

/** What became of installed files. */
export interface InstalledCheck {
  readonly packages: number;
  readonly files: number;
  readonly changed: readonly ChangedFile[];
}

/** Hashes the files of packages again, of all or of those that are named. */
export async function checkInstalled(
  choice: LedgerChoice,
  names: readonly string[] = [],
  signal?: AbortSignal,
): Promise<InstalledCheck> {
  const entries = installedEntries(choice).filter(({ name }) => names.length === 0 || names.includes(name));
  const changed: ChangedFile[] = [];
  for (const entry of entries) {
    changed.push(...(await changedFiles([entry], signal)));
    unlessCalledOff(signal);
  }
  return {
    packages: entries.length,
    files: entries.reduce((sum, each) => sum + each.files.length, 0),
    changed,
  };
}
