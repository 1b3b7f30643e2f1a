import type { Command } from "commander";
import * as issue from "./cert-issue.ts";
import * as list from "./cert-list.ts";
import * as reissue from "./cert-reissue.ts";
import * as renew from "./cert-renew.ts";
import * as request from "./cert-request.ts";
import * as revoke from "./cert-revoke.ts";
import * as show from "./cert-show.ts";
import * as transfer from "./cert-transfer.ts";
import * as withdraw from "./cert-withdraw.ts";
import type { Edge } from "./edge.ts";

/** `cert`: certificates. */
export function register(program: Command, edge: Edge): void {
  const cert = program.command("cert").description("certificates: who may sign what, with which keys");
  for (const command of [request, withdraw, issue, renew, reissue, transfer, revoke, list, show])
    command.register(cert, edge);
}
