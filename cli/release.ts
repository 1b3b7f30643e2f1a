import type { Command } from "commander";
import type { Edge } from "./edge.ts";
import * as add from "./release-add.ts";
import * as publish from "./release-publish.ts";
import * as status from "./release-status.ts";

/** `release`: the signed files that say what was released. */
export function register(program: Command, edge: Edge): void {
  const release = program
    .command("release")
    .description("releases: which files a version has, what it mends, whether it is still to be used");
  for (const command of [add, publish, status]) command.register(release, edge);
}
