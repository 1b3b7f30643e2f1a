import { Command } from "commander";
import { commands } from "../../cli/commands.ts";
import type { Edge } from "../../cli/edge.ts";

const silent: Edge = {
  say() {},
  note() {},
  paint: (_, text) => text,
  progress() {},
  exit() {},
  env: {},
  isInteractive: false,
};

/** Every command that does something, by its words: `cert list`, not `cert`. */
export async function leaves(): Promise<Map<string, Command>> {
  const program = new Command();
  for (const load of commands.values()) (await load()).register(program, silent);
  const found = new Map<string, Command>();
  const visit = (command: Command, words: string) => {
    const own = command.commands.filter((each) => each.name() !== "help");
    if (own.length === 0) found.set(words, command);
    for (const each of own) visit(each, `${words} ${each.name()}`.trim());
  };
  visit(program, "");
  return found;
}
