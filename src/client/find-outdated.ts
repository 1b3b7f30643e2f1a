import { existsSync } from "node:fs";
import { unlessCalledOff } from "./called-off.ts";
import { judgeInstalled, type Outdated } from "./judge-installed.ts";
import { ledgerPath } from "./ledger-file.ts";
import { readInstalled } from "./read-installed.ts";
import { findPackages } from "./record-installed.ts";
import type { VerifiedCopy } from "./verified-copy.ts";

/** What is compared with the registries. */
export interface OutdatedRequest {
  /** requirements.txt, package-lock.json, Manifest.toml, ledgers; none: the ledger. */
  readonly files?: readonly string[];
  /** Undefined: the user's own. */
  readonly ledger?: string | undefined;
  readonly data?: string | undefined;
  /** What is dangerous alone: security fixes, yanked versions, refused packages. */
  readonly security?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** How installed packages stand, and how far that can be told. */
export interface OutdatedReport extends Outdated {
  readonly total: number;
  /** Registries whose copy is old. */
  readonly stale: readonly string[];
  /** Lines of the files that pin nothing. */
  readonly unread: readonly string[];
}

/** Compares what is installed with the releases of registries. Rejects as `readInstalled` does. */
export async function findOutdated(
  copies: readonly VerifiedCopy[],
  { files = [], ledger, data, security = false, signal }: OutdatedRequest,
): Promise<OutdatedReport> {
  const own = ledgerPath(ledger, data);
  const paths = files.length > 0 ? files : existsSync(own) ? [own] : [];
  const read = paths.map((path) => readInstalled(path));
  const installed = read.flatMap((each) => each.installed);
  const packages = await findPackages(copies, installed);
  unlessCalledOff(signal);
  return {
    ...judgeInstalled(installed, packages, { security }),
    total: installed.length,
    stale: copies.filter(({ freshness }) => freshness === "stale").map(({ name }) => name),
    unread: read.flatMap(({ unread }) => unread),
  };
}
