import type { Command } from "commander";
import type { Edge } from "./edge.ts";
import * as grant from "./what-if-grant.ts";
import * as root from "./what-if-root.ts";

/** `what-if`: what a change of trust would do, before anybody signs it. */
export function register(program: Command, edge: Edge): void {
  const whatIf = program
    .command("what-if")
    .description("what a change of trust would do, before anybody signs it; nothing is written");
  for (const command of [grant, root]) command.register(whatIf, edge);
}
