import { resolve } from "node:path";
import type { Day } from "../format/day.ts";
import type { Installed } from "../format/installed/installed.ts";
import { keyOf, type LedgerEntry } from "../format/installed/ledger.ts";
import { digestFile } from "../git/digest-file.ts";
import { isPackageOf } from "./judge-installed.ts";
import { type PackageReleases, readReleases } from "./read-releases.ts";
import type { VerifiedCopy } from "./verified-copy.ts";

/** The packages of registries that are installed under these names, one each: the first registry's. */
export async function findPackages(
  copies: readonly VerifiedCopy[],
  installed: readonly Installed[],
): Promise<readonly PackageReleases[]> {
  const found: PackageReleases[] = [];
  for (const copy of copies) {
    const names = new Set(installed.flatMap(({ name }) => [name, foldName(name)]));
    const packages = await readReleases(copy, (name) => names.has(name) || names.has(foldName(name)));
    found.push(...packages.filter((own) => installed.some((each) => isPackageOf(each, own))));
  }
  return found;
}

function foldName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, "-");
}

/** The ledger's entry of a package: its files hashed, and whose it is where a registry tells. */
export async function entryOf(
  installed: Installed,
  files: readonly string[],
  date: Day,
  own: Pick<PackageReleases, "identity" | "authors" | "ecosystem"> | undefined,
  signal?: AbortSignal,
): Promise<LedgerEntry> {
  const hashed = [];
  for (const file of files) {
    const { size, sha256 } = await digestFile(file, signal);
    hashed.push({ path: resolve(file), size, sha256 });
  }
  const { name, version, requires } = installed;
  return {
    ...{ name, version, date, requires, files: hashed },
    registry: own?.identity,
    ecosystem: installed.ecosystem ?? own?.ecosystem,
    authors: own?.authors ?? [],
  };
}

/** A ledger with more entries; each takes the place of that of its name, version and registry. */
export function withEntries(
  ledger: readonly LedgerEntry[],
  more: readonly LedgerEntry[],
): readonly LedgerEntry[] {
  return [...new Map([...ledger, ...more].map((each) => [keyOf(each), each])).values()];
}

/** A file of the ledger that is not as it was installed. */
export interface ChangedFile {
  readonly name: string;
  readonly version: string;
  readonly path: string;
  /** `unreadable`: gone, or not to be read. */
  readonly found: "changed" | "unreadable";
}

/** Hashes the files of entries again. */
export async function changedFiles(
  ledger: readonly LedgerEntry[],
  signal?: AbortSignal,
): Promise<readonly ChangedFile[]> {
  const changed: ChangedFile[] = [];
  for (const { name, version, files } of ledger)
    for (const { path, sha256 } of files) {
      const now = await digestFile(path, signal).catch(() => undefined);
      if (now?.sha256 !== sha256)
        changed.push({ name, version, path, found: now === undefined ? "unreadable" : "changed" });
    }
  return changed;
}
