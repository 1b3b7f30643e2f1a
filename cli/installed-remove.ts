import type { Command } from "commander";
import { forgetInstalled } from "../src/client/ledger.ts";
import { quote } from "../src/quote.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";
import { ledgerFrom } from "./ledger-option.ts";

interface Options {
  readonly json?: boolean;
  readonly ledger?: string;
}

/** `installed remove`: forgets a package. */
export function register(installed: Command, edge: Edge): void {
  installed
    .command("remove")
    .description("forget that a package was installed; no file of it is touched")
    .argument("<package>", "its name")
    .argument("[version]", "this version alone")
    .option("--ledger <file>", "the ledger (default: your own)")
    .option("--json", "for machines")
    .addHelpText(
      "after",
      "\nExit codes: 0 forgotten; 1 it was not there.\n\nExamples:\n  bailiwick installed remove foo 1.0.5",
    )
    .action(async (name: string, version: string | undefined, options: Options, self: Command) => {
      const gone = await forgetInstalled({ ledger: ledgerFrom(self, options.ledger) }, name, version);
      edge.exit(gone.length > 0 ? 0 : 1);
      if (options.json) return edge.say(toJson(gone));
      for (const each of gone) edge.say(`forgot ${quote(name)} ${quote(each.version)}`);
      if (gone.length === 0) edge.say(`${quote(name)} is not in the ledger`);
    });
}
