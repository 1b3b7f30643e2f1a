import { Argument, type Command } from "commander";
import { authorHooks, type HookName, serverHooks } from "../src/sign/hook-script.ts";
import type { Edge } from "./edge.ts";
import { checkPushed, noteUnsigned } from "./hook-push.ts";
import { receive } from "./hook-receive.ts";
import { signCommit } from "./hook-sign.ts";

/** `hook run`: what git calls, by the script that `hook install` wrote or by a line of one's own. */
export function register(parent: Command, edge: Edge): void {
  parent
    .command("run")
    .description("do what a hook is to do; git calls this")
    .addArgument(new Argument("<hook>", "the hook's name").choices([...authorHooks, ...serverHooks]))
    .argument("[words...]", "what git gives the hook")
    .addHelpText("after", "\nExamples:\n  bailiwick hook run pre-commit    # as a line of .husky/pre-commit")
    .action(async (name: HookName, words: readonly string[], _: object, command: Command) => {
      switch (name) {
        case "pre-commit":
        case "pre-merge-commit":
          return signCommit(command, edge, name);
        case "post-merge":
          return noteUnsigned(command, edge);
        case "post-rewrite":
          // After `commit --amend` the commit's own hook has spoken.
          return words[0] === "rebase" ? noteUnsigned(command, edge) : undefined;
        case "pre-push":
          return checkPushed(command, edge);
        case "pre-receive":
          return receive(command, edge);
      }
    });
}
