import type { Command } from "commander";
import type { Edge } from "./edge.ts";
import * as allowedSigners from "./export-allowed-signers.ts";
import * as requirements from "./export-requirements.ts";

/** `export`: what is verified, as other tools read it. */
export function register(program: Command, edge: Edge): void {
  const parent = program.command("export").description("what is verified, in the words of other tools");
  for (const each of [requirements, allowedSigners]) each.register(parent, edge);
}
