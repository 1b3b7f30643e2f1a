import type { Command } from "commander";
import { hookFolder } from "../src/git/hook-folder.ts";
import { quote } from "../src/quote.ts";
import { authorHooks, type HookName, serverHooks } from "../src/sign/hook-script.ts";
import { hookStates } from "../src/sign/manage-hooks.ts";
import { inRepository } from "./context.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";
import { printTable } from "./print-table.ts";

const WORDS = {
  ours: "in place",
  chained: "in place, after the hook that was there",
  others: "another's, which does not call bailiwick",
  absent: "none",
} as const;

/** `hook status`: which hooks are in place. */
export function register(parent: Command, edge: Edge): void {
  parent
    .command("status")
    .description("are the hooks in place?")
    .option("--server", "ask for the hook of a git server")
    .option("--json", "for machines")
    .addHelpText(
      "after",
      "\nExit codes: 0 all in place; 1 not all.\n\nExamples:\n  bailiwick hook status\n  bailiwick hook status --json",
    )
    .action(async (options: { readonly server?: boolean; readonly json?: boolean }, command: Command) => {
      const names: readonly HookName[] = options.server ? serverHooks : authorHooks;
      const { folder, states } = await inRepository(command, async ({ repository }) => {
        const found = await hookFolder(repository);
        return { folder: found, states: hookStates(found, names) };
      });
      const isWhole = states.every(({ state }) => state === "ours" || state === "chained");
      edge.exit(isWhole ? 0 : 1);
      if (options.json) return edge.say(toJson({ folder: folder.path, owner: folder.owner, hooks: states }));
      edge.say(`hooks in ${quote(folder.path)}`);
      printTable(
        edge,
        states.map(({ name, state }) => [name, WORDS[state]]),
      );
      if (!isWhole) edge.say(`next: bailiwick hook install${options.server ? " --server" : ""}`);
    });
}
