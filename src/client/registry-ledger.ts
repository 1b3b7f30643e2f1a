import type { Day } from "../format/day.ts";
import type { LedgerEntry } from "../format/installed/ledger.ts";
import type { AuthorChoice } from "./author-book.ts";
import { checkInstalled, forgetInstalled, type InstalledCheck, installedEntries } from "./ledger.ts";
import { readInstalled } from "./read-installed.ts";
import { type Recorded, recordPackages } from "./record-packages.ts";
import type { VerifiedCopy } from "./verified-copy.ts";

/** How something is remembered. */
export interface RecordOptions {
  /** Approve authors who are new, having looked at them. */
  readonly approveNew?: boolean;
  /** Undefined: today. */
  readonly date?: Day;
}

/** The ledger of what is installed, as one registry's program uses it; what others recorded is in it too. */
export interface RegistryLedger {
  list(): readonly LedgerEntry[];
  /** The entries of a name. */
  show(name: string): readonly LedgerEntry[];
  /** Remembers a package and its files. Nothing is remembered while somebody is new (`fresh`). */
  add(name: string, version: string, files: readonly string[], options?: RecordOptions): Promise<Recorded>;
  /** Remembers what a file names: a ledger, requirements.txt, package-lock.json, Manifest.toml. */
  import(file: string, options?: RecordOptions): Promise<Recorded & { readonly unread: readonly string[] }>;
  /** Forgets a package; what was forgotten. */
  remove(name: string, version?: string): Promise<readonly LedgerEntry[]>;
  /** Hashes the files again: are they those that were installed? */
  verify(names?: readonly string[]): Promise<InstalledCheck>;
}

/** The ledger beside a registry's copy; `copy` answers the newest one. */
export function registryLedger(
  copy: () => VerifiedCopy,
  choice: AuthorChoice,
  signal: AbortSignal | undefined,
): RegistryLedger {
  const request = ({ approveNew = false, date }: RecordOptions = {}) => ({
    ...choice,
    approveNew,
    date: date ?? new Date().toISOString().slice(0, 10),
    signal,
  });
  return {
    list: () => installedEntries(choice),
    show: (name) => installedEntries(choice, name),
    add: (name, version, files, options) =>
      recordPackages([copy()], { ...request(options), installed: [{ name, version }], files }),
    async import(file, options) {
      const { installed, unread } = readInstalled(file);
      return { ...(await recordPackages([copy()], { ...request(options), installed })), unread };
    },
    remove: (name, version) => forgetInstalled(choice, name, version),
    verify: (names) => checkInstalled(choice, names, signal),
  };
}
