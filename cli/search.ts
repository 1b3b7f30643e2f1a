import type { Command } from "commander";
import { openCopy } from "../src/client/open-copy.ts";
import { registryNames } from "../src/client/registries.ts";
import { type Found, searchCopy } from "../src/client/search.ts";
import { count } from "../src/count.ts";
import { quote } from "../src/quote.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";

const MOST = 50;

/** `search`: finds packages in the verified copies. */
export function register(program: Command, edge: Edge): void {
  program
    .command("search")
    .description("find packages by name in the registries that were added; no network")
    .argument("<text>", "a part of the name, in any case")
    .option("--registry <name>", "in this registry alone")
    .option("--json", "for machines")
    .addHelpText("after", HELP)
    .action(async (text: string, options: { readonly json?: boolean; readonly registry?: string }) => {
      const now = new Date().toISOString();
      const found: Found[] = [];
      for (const name of options.registry === undefined ? registryNames() : [options.registry]) {
        const copy = await openCopy(name, now);
        found.push(...searchCopy(copy, text));
        copy.close();
      }
      edge.exit(found.length > 0 ? 0 : 1);
      if (options.json) return edge.say(toJson(found));
      for (const { registry, package: name, status, users } of found.slice(0, MOST)) {
        const word = edge.paint(status === "verified" ? "good" : "bold", status);
        const by = users.length === 0 ? "" : `  by ${users.map(quote).join(", ")}`;
        edge.say(`${word}  ${quote(name)}  in ${quote(registry)}${by}`);
      }
      if (found.length > MOST) edge.say(`and ${count(found.length - MOST, "package")} more (--json for all)`);
      if (found.length === 0) edge.say("nothing found");
    });
}

const HELP = `
Exit codes: 0 found; 1 nothing found.

Examples:
  bailiwick search json
  bailiwick search json --registry mine --json`;
