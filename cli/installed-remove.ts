import type { Command } from "commander";
import { changeLedger, ledgerPath } from "../src/client/ledger-file.ts";
import { quote } from "../src/quote.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";

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
    .action(
      async (name: string, version: string | undefined, options: { ledger?: string; json?: boolean }) => {
        const gone = await changeLedger(ledgerPath(options.ledger), async (ledger) => {
          const isMeant = (each: (typeof ledger)[number]) =>
            each.name === name && (version === undefined || each.version === version);
          const meant = ledger.filter(isMeant);
          return [meant.length === 0 ? ledger : ledger.filter((each) => !isMeant(each)), meant];
        });
        edge.exit(gone.length > 0 ? 0 : 1);
        if (options.json) return edge.say(toJson(gone));
        for (const each of gone) edge.say(`forgot ${quote(name)} ${quote(each.version)}`);
        if (gone.length === 0) edge.say(`${quote(name)} is not in the ledger`);
      },
    );
}
