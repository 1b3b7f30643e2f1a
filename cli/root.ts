import type { Command } from "commander";
import type { Edge } from "./edge.ts";
import * as propose from "./root-propose.ts";
import * as show from "./root-show.ts";
import * as sign from "./root-sign.ts";
import * as status from "./root-status.ts";

/** `root`: who decides who may sign. */
export function register(program: Command, edge: Edge): void {
  const root = program.command("root").description("roots: the keys, the issuers, the layout and the rules");
  for (const command of [show, propose, sign, status]) command.register(root, edge);
}
