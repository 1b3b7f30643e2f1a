import type { Day } from "../format/day.ts";
import type { Installed } from "../format/installed/installed.ts";
import type { LedgerEntry } from "../format/installed/ledger.ts";
import { type AuthorChoice, approveUsers, knownBy } from "./author-book.ts";
import { unlessCalledOff } from "./called-off.ts";
import { isPackageOf } from "./judge-installed.ts";
import { changeLedger, ledgerPath } from "./ledger-file.ts";
import type { PackageReleases } from "./read-releases.ts";
import { entryOf, findPackages, withEntries } from "./record-installed.ts";
import type { VerifiedCopy } from "./verified-copy.ts";

/** What is to be remembered as installed. */
export interface RecordRequest extends AuthorChoice {
  readonly installed: readonly Installed[];
  /** What was installed, of one package. */
  readonly files?: readonly string[];
  /** Approve authors who are new, having looked at them. */
  readonly approveNew?: boolean;
  readonly date: Day;
  readonly signal?: AbortSignal | undefined;
}

/** A package whose authors nobody approved. */
export interface NewAuthors {
  readonly package: string;
  /** The name that the client gave the registry. */
  readonly registry: string;
  readonly users: readonly string[];
}

/** What was remembered: nothing, where somebody is new and was not approved. */
export interface Recorded {
  readonly entries: readonly LedgerEntry[];
  /** The authors who are new; with `approveNew` they are approved by now. */
  readonly fresh: readonly NewAuthors[];
}

/** Remembers packages in the ledger, with the authors whom the registries tell, all or none. */
export async function recordPackages(
  copies: readonly VerifiedCopy[],
  request: RecordRequest,
): Promise<Recorded> {
  const { installed, files = [], approveNew = false, date, signal } = request;
  const packages = await findPackages(copies, installed);
  unlessCalledOff(signal);
  const isKnown = knownBy(request, approveNew) ?? (() => true);
  const fresh = packages.flatMap((own) => {
    const users = own.authors.filter((user) => !isKnown(own.identity, user));
    return users.length === 0 ? [] : [{ own, users }];
  });
  const told = fresh.map(({ own, users }) => ({ package: own.path, registry: own.registry, users }));
  if (fresh.length > 0 && !approveNew) return { entries: [], fresh: told };
  const entries: LedgerEntry[] = [];
  for (const each of installed) {
    entries.push(await entryOf(each, files, date, ownOf(each, packages), signal));
  }
  for (const { own, users } of fresh) await approveUsers(request, own.identity, users, date);
  const path = ledgerPath(request.ledger, request.data);
  await changeLedger(path, async (ledger) => [withEntries(ledger, entries), undefined]);
  return { entries, fresh: told };
}

function ownOf(each: Installed, packages: readonly PackageReleases[]): PackageReleases | undefined {
  return packages.find((own) => isPackageOf(each, own));
}
