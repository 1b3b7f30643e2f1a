import type { Command } from "commander";
import { hookFolder } from "../src/git/hook-folder.ts";
import { authorHooks, serverHooks } from "../src/sign/hook-script.ts";
import { removeHooks } from "../src/sign/manage-hooks.ts";
import { unsetMergeDriver } from "../src/sign/merge-settings.ts";
import { inRepository } from "./context.ts";
import type { Edge } from "./edge.ts";

/** `hook uninstall`: takes our hooks away. */
export function register(parent: Command, edge: Edge): void {
  parent
    .command("uninstall")
    .description("take the hooks away again, and put back those that were there before")
    .addHelpText("after", "\nExamples:\n  bailiwick hook uninstall")
    .action(async (_: object, command: Command) => {
      const gone = await inRepository(command, async ({ repository }) => {
        await unsetMergeDriver(repository);
        return removeHooks(await hookFolder(repository), [...authorHooks, ...serverHooks]);
      });
      for (const name of gone) edge.say(`taken away: ${name}`);
      if (gone.length === 0) edge.say("there was none of ours");
    });
}
