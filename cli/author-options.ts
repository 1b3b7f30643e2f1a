import { userInfo } from "node:os";
import type { Command } from "commander";
import { approve, knownAuthors } from "../src/client/approvals.ts";
import type { IsKnownAuthor } from "../src/client/artifact.ts";
import { authorsPath, changeAuthors, readAuthors } from "../src/client/authors-file.ts";
import { ledgerPath, readLedger } from "../src/client/ledger-file.ts";
import { list } from "../src/quote.ts";
import { parseDay } from "./context.ts";
import type { Edge } from "./edge.ts";

/** Whose approvals count. */
export interface AuthorChoice {
  readonly approveNew?: boolean;
  readonly authors?: string;
  readonly by?: string;
  readonly ledger?: string;
}

/** Adds the options by which approvals are found. */
export function authorFile(command: Command): Command {
  return command.option(
    "--authors <file>",
    "the approvals (default: the variable BAILIWICK_AUTHORS, else your own, without which all may pass)",
  );
}

/** Adds what a command needs that may meet new authors. */
export function authorOptions(command: Command): Command {
  return authorFile(command)
    .option("--approve-new", "approve the authors who are new to you, having looked at them")
    .option("--by <name>", "your name among the approvals (default: your login)")
    .option("--ledger <file>", "what is installed, whose authors pass (default: your own)");
}

/** Who approves. */
export function approver({ by }: Pick<AuthorChoice, "by">): string {
  return by ?? userInfo().username;
}

/** Where approvals lie. */
export function authorsOf(edge: Edge, { authors }: Pick<AuthorChoice, "authors">): string {
  return authorsPath(authors, edge.env.BAILIWICK_AUTHORS);
}

/** Who is known; undefined where nobody began to approve, nor named a file, so that everybody is. */
export function knownBy(edge: Edge, options: AuthorChoice): IsKnownAuthor | undefined {
  const approvals = readAuthors(authorsOf(edge, options));
  const isAsked = options.authors !== undefined || Boolean(edge.env.BAILIWICK_AUTHORS) || options.approveNew;
  if (approvals === undefined && !isAsked) return undefined;
  return knownAuthors(approvals ?? [], readLedger(ledgerPath(options.ledger)));
}

/** Approves authors of one registry, and says so. */
export async function approveNew(
  edge: Edge,
  options: AuthorChoice,
  registry: string,
  users: readonly string[],
): Promise<void> {
  const authors = users.map((user) => ({ registry, user }));
  await changeAuthors(authorsOf(edge, options), (approvals) =>
    approve(approvals, authors, approver(options), parseDay(undefined)),
  );
  edge.note(`approved ${list(users)}`);
}
