import type { Command } from "commander";
import { listAuthors } from "../src/client/author-book.ts";
import { quote } from "../src/quote.ts";
import { authorChoice, authorFile } from "./author-options.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";
import { printTable } from "./print-table.ts";

interface Options {
  readonly authors?: string;
  readonly json?: boolean;
  readonly ledger?: string;
}

/** `authors list`: whom somebody approved, and whose packages are installed. */
export function register(authors: Command, edge: Edge): void {
  authorFile(
    authors
      .command("list")
      .description("authors who may pass: approved ones, and those of what is installed"),
  )
    .option("--ledger <file>", "the ledger (default: your own)")
    .option("--json", "for machines")
    .addHelpText("after", "\nExit codes: 0 always.\n\nExamples:\n  bailiwick authors list --json")
    .action((options: Options, self: Command) => {
      const { approved, installed } = listAuthors(authorChoice(self, options));
      if (options.json) return edge.say(toJson({ approved, installed }));
      printTable(edge, [
        ...approved.map(({ registry, user, by, date, revoked }) => [
          ...[quote(user), quote(registry)],
          revoked === undefined
            ? `approved on ${date} by ${by.map(quote).join(", ")}`
            : `REVOKED on ${revoked}`,
        ]),
        ...installed.map(({ registry, user, date }) => [
          quote(user),
          quote(registry),
          `installed on ${date}`,
        ]),
      ]);
    });
}
