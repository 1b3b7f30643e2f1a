import type { Command } from "commander";
import type { Edge } from "./edge.ts";
import * as backup from "./key-backup.ts";
import * as create from "./key-new.ts";
import * as restore from "./key-restore.ts";
import * as show from "./key-show.ts";

/** `key`: the key that you sign with. */
export function register(program: Command, edge: Edge): void {
  const key = program.command("key").description("the key that you sign with");
  for (const command of [create, show, backup, restore]) command.register(key, edge);
}
