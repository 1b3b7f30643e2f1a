import type { Command } from "commander";
import type { Edge } from "./edge.ts";
import * as requirements from "./export-requirements.ts";

/** `export`: what is verified, as other tools read it. */
export function register(program: Command, edge: Edge): void {
  requirements.register(
    program.command("export").description("what is verified, in the words of other tools"),
    edge,
  );
}
