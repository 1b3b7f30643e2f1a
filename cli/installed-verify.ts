import type { Command } from "commander";
import { checkInstalled } from "../src/client/ledger.ts";
import { count } from "../src/count.ts";
import { quote } from "../src/quote.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";
import { ledgerFrom } from "./ledger-option.ts";

interface Options {
  readonly json?: boolean;
  readonly ledger?: string;
}

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
    .action(async (names: readonly string[], options: Options, self: Command) => {
      const choice = { ledger: ledgerFrom(self, options.ledger) };
      const { packages, files, changed } = await checkInstalled(choice, names);
      edge.exit(changed.length > 0 ? 1 : 0);
      if (options.json)
        return edge.say(toJson({ verdict: changed.length > 0 ? "changed" : "same", changed }));
      for (const { name, version, path, found } of changed)
        edge.say(`${edge.paint("bad", found)} ${quote(path)}, of ${quote(name)} ${quote(version)}`);
      edge.say(
        `${count(files, "file")} of ${count(packages, "package")}: ${changed.length} not as installed`,
      );
    });
}
