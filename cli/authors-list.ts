import type { Command } from "commander";
import { readAuthors } from "../src/client/authors-file.ts";
import { ledgerPath, readLedger } from "../src/client/ledger-file.ts";
import { quote } from "../src/quote.ts";
import { authorFile, authorsOf } from "./author-options.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";
import { printTable } from "./print-table.ts";

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
    .action((options: { authors?: string; ledger?: string; json?: boolean }) => {
      const approvals = readAuthors(authorsOf(edge, options)) ?? [];
      const installed = readLedger(ledgerPath(options.ledger)).flatMap(({ registry, authors, date }) =>
        registry === undefined ? [] : authors.map((user) => ({ registry, user, date })),
      );
      const first = [...installed].sort((a, b) => (a.date < b.date ? 1 : -1));
      const byInstalling = [
        ...new Map(first.map((each) => [`${each.registry} ${each.user}`, each])).values(),
      ];
      if (options.json) return edge.say(toJson({ approved: approvals, installed: byInstalling }));
      printTable(edge, [
        ...approvals.map(({ registry, user, by, date, revoked }) => [
          ...[quote(user), quote(registry)],
          revoked === undefined
            ? `approved on ${date} by ${by.map(quote).join(", ")}`
            : `REVOKED on ${revoked}`,
        ]),
        ...byInstalling.map(({ registry, user, date }) => [
          quote(user),
          quote(registry),
          `installed on ${date}`,
        ]),
      ]);
    });
}
