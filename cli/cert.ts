import type { Command } from "commander";
import * as issue from "./cert-issue.ts";
import * as list from "./cert-list.ts";
import * as request from "./cert-request.ts";
import * as show from "./cert-show.ts";
import type { Edge } from "./edge.ts";

/** `cert`: certificates. */
export function register(program: Command, edge: Edge): void {
  const cert = program.command("cert").description("certificates: who may sign what, with which keys");
  for (const command of [request, issue, list, show]) command.register(cert, edge);
}
