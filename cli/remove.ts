import type { Command } from "commander";
import { registryFolder } from "../src/client/registries.ts";
import { removeRegistry } from "../src/client/remove-registry.ts";
import { quote } from "../src/quote.ts";
import { askYes } from "./ask.ts";
import type { Edge } from "./edge.ts";

/** `remove`: forgets a registry. */
export function register(program: Command, edge: Edge): void {
  program
    .command("remove")
    .description("forget a registry that was added: its copy, its pin and what was seen of it")
    .argument("<name>", "which one")
    .option("--yes", "do not ask")
    .addHelpText("after", "\nExamples:\n  bailiwick remove mine --yes")
    .action(async (name: string, options: { readonly yes?: boolean }) => {
      const folder = registryFolder(name);
      if (!options.yes && !(await askYes(edge, `Forget ${quote(name)} and all that was seen of it?`))) {
        edge.exit(1);
        return edge.note("not removed");
      }
      await removeRegistry(folder);
      edge.say(`removed ${quote(name)}`);
    });
}
