import type { Command } from "commander";
import type { Edge } from "./edge.ts";
import * as add from "./installed-add.ts";
import * as list from "./installed-list.ts";
import * as remove from "./installed-remove.ts";
import * as verify from "./installed-verify.ts";

/** `installed`: the ledger of this machine. */
export function register(program: Command, edge: Edge): void {
  const installed = program
    .command("installed")
    .description("what was installed on this machine, with the hashes of its files");
  for (const command of [add, list, remove, verify]) command.register(installed, edge);
}
