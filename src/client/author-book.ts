import { userInfo } from "node:os";
import type { Day } from "../format/day.ts";
import { type Approval, approvalKey } from "../format/installed/authors.ts";
import { approve, importApprovals, knownAuthors, revoke } from "./approvals.ts";
import type { IsKnownAuthor } from "./artifact.ts";
import { authorsIn, authorsPath, changeAuthors, readAuthors } from "./authors-file.ts";
import { fetchBytes } from "./fetch-bytes.ts";
import { ledgerPath, readLedger } from "./ledger-file.ts";

/** Whose approvals count, and where they lie. */
export interface AuthorChoice {
  /** The file of approvals; undefined: the variable BAILIWICK_AUTHORS, else the user's own. */
  readonly authors?: string | undefined;
  /** Who approves; undefined: the user's login. */
  readonly by?: string | undefined;
  /** What is installed; undefined: the user's own ledger. */
  readonly ledger?: string | undefined;
  /** The data folder; undefined: the platform's. */
  readonly data?: string | undefined;
}

/** An author by whom something is installed. */
export type InstalledAuthor = Pick<Approval, "registry" | "user" | "date">;

/** Where the approvals of a choice lie. */
function pathOf({ authors, data }: AuthorChoice): string {
  return authorsPath(authors, process.env.BAILIWICK_AUTHORS, data);
}

/**
 * Who is known; undefined where nobody began to approve, nor named a file, so that everybody is. `isAsked`: begin now.
 */
export function knownBy(choice: AuthorChoice, isAsked = false): IsKnownAuthor | undefined {
  const approvals = readAuthors(pathOf(choice));
  const isNamed = choice.authors !== undefined || Boolean(process.env.BAILIWICK_AUTHORS);
  if (approvals === undefined && !isNamed && !isAsked) return undefined;
  return knownAuthors(approvals ?? [], readLedger(ledgerPath(choice.ledger, choice.data)));
}

/** Whom somebody approved, and by whom something is installed, since the first day. */
export function listAuthors(choice: AuthorChoice): {
  readonly approved: readonly Approval[];
  readonly installed: readonly InstalledAuthor[];
} {
  const installed = readLedger(ledgerPath(choice.ledger, choice.data))
    .flatMap(({ registry, authors, date }) =>
      registry === undefined ? [] : authors.map((user) => ({ registry, user, date })),
    )
    .sort((a, b) => (a.date < b.date ? 1 : -1));
  return {
    approved: readAuthors(pathOf(choice)) ?? [],
    installed: [...new Map(installed.map((each) => [approvalKey(each), each])).values()],
  };
}

/** Approves users of a registry, by its identity. */
export async function approveUsers(
  choice: AuthorChoice,
  registry: string,
  users: readonly string[],
  date: Day,
): Promise<void> {
  const authors = users.map((user) => ({ registry, user }));
  const by = choice.by ?? userInfo().username;
  await changeAuthors(pathOf(choice), (approvals) => approve(approvals, authors, by, date));
}

/** Approves a user of a registry no more. */
export async function revokeUser(
  choice: AuthorChoice,
  registry: string,
  user: string,
  date: Day,
): Promise<void> {
  const by = choice.by ?? userInfo().username;
  await changeAuthors(pathOf(choice), (approvals) => revoke(approvals, { registry, user }, by, date));
}

/**
 * Takes over whom enough distinct people approved, in files or at https URLs of people one trusts; those who are new.
 * Rejects with the Failure `io` or `usage` where one of them cannot be had: then nothing is taken over.
 */
export async function importAuthors(
  choice: AuthorChoice,
  sources: readonly string[],
  quorum: number,
  date: Day,
  signal?: AbortSignal,
): Promise<readonly Approval[]> {
  const files = await Promise.all(
    sources.map(async (source) => authorsIn(await fetchBytes(source, signal), source)),
  );
  let before: readonly Approval[] = [];
  const after = await changeAuthors(pathOf(choice), (own) => {
    before = own;
    return importApprovals(own, files, quorum, date);
  });
  return after.slice(before.length);
}
