import type { Command } from "commander";
import type { AuthorChoice } from "../src/client/author-book.ts";
import { fromFolder } from "./signing-options.ts";

/** Whose approvals count. */
export interface AuthorOptions {
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

/** Whose approvals count, as the options say; files as seen from `-C`. */
export function authorChoice(command: Command, { authors, by, ledger }: AuthorOptions): AuthorChoice {
  const from = (file: string | undefined) => (file === undefined ? undefined : fromFolder(command, file));
  return { authors: from(authors), by, ledger: from(ledger) };
}
