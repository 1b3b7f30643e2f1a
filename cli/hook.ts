import type { Command } from "commander";
import type { Edge } from "./edge.ts";
import * as install from "./hook-install.ts";
import * as merge from "./hook-merge.ts";
import * as run from "./hook-run.ts";
import * as status from "./hook-status.ts";
import * as uninstall from "./hook-uninstall.ts";

/** `hook`: git itself signs and checks. */
export function register(program: Command, edge: Edge): void {
  const hook = program.command("hook").description("let git sign what you commit, and check what is pushed");
  for (const command of [install, uninstall, status, run, merge]) command.register(hook, edge);
}
