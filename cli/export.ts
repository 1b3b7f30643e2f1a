import type { Command } from "commander";
import type { Edge } from "./edge.ts";
import * as allowedSigners from "./export-allowed-signers.ts";

/** `export`: what a registry knows, for other programs. */
export function register(program: Command, edge: Edge): void {
  const command = program.command("export").description("what the registry knows, for other programs");
  for (const each of [allowedSigners]) each.register(command, edge);
}
