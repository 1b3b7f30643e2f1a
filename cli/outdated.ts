import { type Command, InvalidArgumentError } from "commander";
import { answerWords, outcomeOf } from "../src/client/answers.ts";
import { findOutdated, type OutdatedReport } from "../src/client/find-outdated.ts";
import { osvRecords } from "../src/client/osv.ts";
import { count } from "../src/count.ts";
import { list, quote } from "../src/quote.ts";
import { type CopyChoice, copyOptions, withCopies } from "./copies.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";
import { ledgerFrom } from "./ledger-option.ts";
import { answerCode } from "./print-answer.ts";
import { fromFolder } from "./signing-options.ts";

interface Options extends CopyChoice {
  readonly json?: boolean;
  readonly ledger?: string;
  readonly osv?: boolean;
  readonly security?: boolean;
}

/** `outdated`: what must be updated, and why. */
export function register(program: Command, edge: Edge): void {
  const command = program
    .command("outdated")
    .description("what of the installed packages must be updated, why, and what needs it")
    .argument(
      "[file...]",
      "requirements.txt, package-lock.json, Manifest.toml or a ledger (default: your ledger)",
    )
    .option("--security", "what is dangerous alone: security fixes, yanked versions, refused packages")
    .option("--ledger <file>", "the ledger, where no file is named (default: your own)");
  copyOptions(command)
    .option("--json", "for machines")
    .option("--osv", "security fixes as records of the OSV schema")
    .addHelpText(
      "after",
      `
Exit codes: 0 nothing; 1 a package is refused; 4 with a warning: newer, deprecated, unknown; 5 take another: a
security fix, a yanked version.

Examples:
  bailiwick outdated --security
  bailiwick outdated package-lock.json --json
  bailiwick outdated requirements.txt --osv`,
    )
    .action(async (files: readonly string[], options: Options, self: Command) => {
      if (options.json && options.osv) throw new InvalidArgumentError("--json or --osv, not both");
      const request = {
        files: files.map((file) => fromFolder(self, file)),
        ledger: ledgerFrom(self, options.ledger),
        security: options.security ?? false,
      };
      const found = await withCopies(edge, self, options, (copies) => findOutdated(copies, request));
      for (const line of found.unread.slice(0, 8)) edge.note(`not pinned: ${quote(line)}`);
      for (const name of found.stale) edge.note(answerWords({ code: "stale", facts: { registry: name } }));
      edge.exit(answerCode(found.outcome === "pass" && found.stale.length > 0 ? "warn" : found.outcome));
      if (options.osv) return edge.say(toJson(osvRecords(found.rows, new Date().toISOString())));
      const rows = found.rows.filter(({ reasons }) => reasons.length > 0);
      if (options.json) return edge.say(rowsJson({ ...found, rows }));
      for (const { name, version, reasons, neededBy } of rows) {
        edge.say(
          `${edge.paint("bold", quote(name))} ${quote(version)}${neededBy.length > 0 ? `, needed by ${list(neededBy)}` : ""}`,
        );
        for (const reason of reasons) edge.say(`  ${edge.paint("dim", reason.code)}  ${answerWords(reason)}`);
      }
      edge.say(`${count(found.total, "package")}: something to say of ${rows.length}`);
    });
}

function rowsJson({ rows, outcome, unlisted, total }: OutdatedReport): string {
  const shown = rows.map(({ reasons, ...row }) => ({
    ...row,
    reasons: reasons.map((each) => ({ ...each, outcome: outcomeOf(each), says: answerWords(each) })),
  }));
  return toJson({ verdict: outcome, total, outdated: shown, unlisted });
}
