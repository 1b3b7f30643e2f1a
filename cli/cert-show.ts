import type { Command } from "commander";
import { type CertificateRow, certificateRow } from "../src/advise/certificate-rows.ts";
import { count } from "../src/count.ts";
import { Failure } from "../src/failure.ts";
import { isName } from "../src/format/names.ts";
import { documentPath } from "../src/format/place.ts";
import { quote } from "../src/quote.ts";
import { askRegistry, questionOptions } from "./ask-registry.ts";
import { parseDay } from "./context.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";
import { printProof } from "./print-proof.ts";
import { printRows } from "./print-rows.ts";
import { printRefusals, withWords } from "./print-verdict.ts";

/** `cert show`: one user's certificate, its keys, grants and signatures. */
export function register(cert: Command, edge: Edge): void {
  questionOptions(cert.command("show"))
    .description("one user's certificate: keys, grants, validity, who signed it, and whether it counts")
    .argument("<user>", "the user's name")
    .option("--now <day>", "as if today were this day, YYYY-MM-DD")
    .addHelpText("after", HELP)
    .action((user: string, options: { readonly json?: boolean; readonly now?: string }, command: Command) =>
      askRegistry(command, edge, async (view, { commit, pin, ref }) => {
        const isThere = isName(user) && view.read.documents.has(documentPath({ kind: "certificate", user }));
        if (!isThere)
          throw new Failure("usage", `${quote(user)} has no certificate at ${ref}`, {
            mend: "bailiwick cert list",
          });
        const row = certificateRow(view, user, parseDay(options.now));
        edge.exit(row.certificate !== undefined && row.certificate.by !== "nobody" ? 0 : 1);
        if (options.json) edge.say(toJson({ commit, pin, ...row, faults: row.faults.map(withWords) }));
        else print(edge, row);
      }),
    );
}

function print(edge: Edge, { user, status, daysLeft, certificate, faults }: CertificateRow): void {
  const left = daysLeft === undefined || daysLeft < 0 ? "" : `, ${count(daysLeft, "day")} left`;
  edge.say(
    `${edge.paint("bold", quote(user))}: ${edge.paint(status === "valid" ? "good" : "bad", status)}${left}\n`,
  );
  if (certificate !== undefined) {
    const { grants = [], identities, note } = certificate.document;
    printProof(edge, [certificate]);
    printRows(edge, [
      ["grants     ", grants.map(({ role, paths }) => `${role} ${paths.map(quote).join(", ")}`)],
      ["identities ", [...(identities ?? [])].map(([where, who]) => `${quote(where)}: ${quote(who)}`)],
      ["note       ", note === undefined ? [] : [quote(note)]],
    ]);
  }
  printRefusals(edge, faults);
}

const HELP = `
Exit codes: 0 it counts, be it expired; 1 it does not count; 2 there is none.

Examples:
  bailiwick cert show carol
  bailiwick cert show carol --ref origin/main --json`;
