import type { Command } from "commander";
import { type CertificateRow, certificateRows } from "../src/advise/certificate-rows.ts";
import { count } from "../src/count.ts";
import { quote } from "../src/quote.ts";
import { askRegistry, questionOptions } from "./ask-registry.ts";
import { parseDay } from "./context.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";
import { printTable } from "./print-table.ts";
import { printRefusals, withWords } from "./print-verdict.ts";

/** `cert list`: every user's certificate, a line each. */
export function register(cert: Command, edge: Edge): void {
  questionOptions(cert.command("list"))
    .description("every certificate: user, serial, validity, status, grants, keys")
    .option("--now <day>", "as if today were this day, YYYY-MM-DD")
    .addHelpText("after", HELP)
    .action((options: { readonly json?: boolean; readonly now?: string }, command: Command) =>
      askRegistry(command, edge, async (view, { commit, pin }) => {
        const rows = certificateRows(view, parseDay(options.now));
        if (options.json)
          return edge.say(
            toJson({
              commit,
              pin,
              certificates: rows.map((row) => ({ ...row, faults: row.faults.map(withWords) })),
            }),
          );
        printTable(
          edge,
          rows.map((row) => cells(edge, row)),
        );
        edge.say(count(rows.length, "certificate"));
        printRefusals(
          edge,
          rows.flatMap(({ faults }) => faults),
        );
      }),
    );
}

function cells(edge: Edge, { user, status, daysLeft, certificate }: CertificateRow): string[] {
  if (certificate === undefined) return [quote(user), "", "", status];
  const { serial, validFrom, validUntil, grants = [] } = certificate.document;
  const style = status === "valid" ? "good" : "bad";
  return [
    quote(user),
    `serial ${serial}`,
    `${validFrom} to ${validUntil}`,
    edge.paint(
      style,
      (status === "expiring" ? `expiring in ${count(daysLeft ?? 0, "day")}` : status).padEnd(8),
    ),
    grants.map(({ role, paths }) => `${role} ${paths.map(quote).join(",")}`).join("; ") || "no grants",
    certificate.keys
      .map(({ fingerprint, isRevoked, retiredAfter }) =>
        isRevoked
          ? `${fingerprint} (revoked)`
          : retiredAfter === undefined
            ? fingerprint
            : `${fingerprint} (retired)`,
      )
      .join(" "),
  ];
}

const HELP = `
Status: valid; expiring (30 days or less); expired; early (not valid yet); no-key (all retired, revoked or
shared); request (not signed by the issuers yet); refused (does not count). What a user signed before stands.

Exit codes: 0 listed; 1 the registry's roots do not stand.

Examples:
  bailiwick cert list
  bailiwick cert list --now 2027-01-01 --json`;
