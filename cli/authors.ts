import type { Command } from "commander";
import * as approve from "./authors-approve.ts";
import * as take from "./authors-import.ts";
import * as list from "./authors-list.ts";
import type { Edge } from "./edge.ts";

/** `authors`: whose packages one takes. */
export function register(program: Command, edge: Edge): void {
  const authors = program.command("authors").description("authors whom you approved: new ones need it once");
  for (const command of [approve, list, take]) command.register(authors, edge);
}
