import type { Command } from "commander";
import { ledgerPath, readLedger } from "../src/client/ledger-file.ts";
import { changedFiles } from "../src/client/record-installed.ts";
import { count } from "../src/count.ts";
import { quote } from "../src/quote.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";

/** `installed verify`: are the files those that were installed? */
export function register(installed: Command, edge: Edge): void {
  installed
    .command("verify")
    .description("hash installed files again: are they those that were installed?")
    .argument("[package...]", "these alone")
    .option("--ledger <file>", "the ledger (default: your own)")
    .option("--json", "for machines")
    .addHelpText(
      "after",
      "\nExit codes: 0 they are; 1 one is changed or gone.\n\nExamples:\n  bailiwick installed verify foo",
    )
    .action(async (names: readonly string[], options: { ledger?: string; json?: boolean }) => {
      const entries = readLedger(ledgerPath(options.ledger)).filter(
        ({ name }) => names.length === 0 || names.includes(name),
      );
      const changed = await changedFiles(entries);
      edge.exit(changed.length > 0 ? 1 : 0);
      if (options.json)
        return edge.say(toJson({ verdict: changed.length > 0 ? "changed" : "same", changed }));
      for (const { name, version, path, found } of changed)
        edge.say(`${edge.paint("bad", found)} ${quote(path)}, of ${quote(name)} ${quote(version)}`);
      const files = entries.reduce((sum, each) => sum + each.files.length, 0);
      edge.say(
        `${count(files, "file")} of ${count(entries.length, "package")}: ${changed.length} not as installed`,
      );
    });
}
