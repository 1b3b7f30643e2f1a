import type { Command } from "commander";
import { installedEntries } from "../src/client/ledger.ts";
import { count } from "../src/count.ts";
import { quote } from "../src/quote.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";
import { ledgerFrom } from "./ledger-option.ts";
import { printTable } from "./print-table.ts";

interface Options {
  readonly json?: boolean;
  readonly ledger?: string;
}

/** `installed list`, `installed show`: what the ledger remembers. */
export function register(installed: Command, edge: Edge): void {
  installed
    .command("list")
    .description("everything that was installed")
    .option("--ledger <file>", "the ledger (default: your own)")
    .option("--json", "for machines")
    .addHelpText("after", "\nExit codes: 0 always.\n\nExamples:\n  bailiwick installed list --json")
    .action(({ ledger, json }: Options, self: Command) => {
      const entries = installedEntries({ ledger: ledgerFrom(self, ledger) });
      if (json) return edge.say(toJson(entries));
      printTable(
        edge,
        entries.map(({ name, version, date, authors, files }) => [
          ...[quote(name), quote(version), date, count(files.length, "file")],
          authors.map(quote).join(", "),
        ]),
      );
    });
  installed
    .command("show")
    .description("one package that was installed, with its files")
    .argument("<package>", "its name")
    .option("--ledger <file>", "the ledger (default: your own)")
    .option("--json", "for machines")
    .addHelpText(
      "after",
      "\nExit codes: 0 it is there; 1 it is not.\n\nExamples:\n  bailiwick installed show foo",
    )
    .action((name: string, { ledger, json }: Options, self: Command) => {
      const entries = installedEntries({ ledger: ledgerFrom(self, ledger) }, name);
      edge.exit(entries.length > 0 ? 0 : 1);
      if (json) return edge.say(toJson(entries));
      if (entries.length === 0) edge.say(`${quote(name)} is not in the ledger`);
      for (const { version, date, registry, authors, files } of entries) {
        edge.say(`${edge.paint("bold", quote(name))} ${quote(version)}, installed on ${date}`);
        if (registry !== undefined) edge.say(`  of ${quote(registry)}, by ${authors.map(quote).join(", ")}`);
        for (const { path, sha256 } of files) edge.say(`  ${sha256}  ${quote(path)}`);
      }
    });
}
