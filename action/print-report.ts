import { quote } from "../src/quote.ts";
import { reportMarkdown } from "./markdown.ts";
import type { Report } from "./report.ts";
import type { Runner } from "./runner.ts";
import { logLine, workflowCommand } from "./workflow-command.ts";

/** GitHub shows no more annotations of one level a step. */
const MOST_ANNOTATIONS = 10;
/** A job's summary may have 1 MiB. */
const MOST_SUMMARY = 500_000;

/** Prints a report: the log for who looks there, annotations beside the files, and the job's summary. */
export function printReport(runner: Runner, report: Report, isEnforced: boolean): void {
  const { rows, hidden, notes, verdict } = report;
  for (const { subject, verdict: word, users, reasons, more } of rows) {
    const who = users.length === 0 ? "" : `  by ${users.map(quote).join(", ")}`;
    runner.say(logLine(`${word} ${subject === "" ? "the registry's documents" : quote(subject)}${who}`));
    for (const { code, says, mend } of reasons) {
      runner.say(logLine(`  ${code}  ${says}`));
      runner.say(logLine(`  mend: ${mend}`));
    }
    if (more > 0) runner.say(`  and ${more} more`);
  }
  if (hidden > 0) runner.say(`and ${hidden} more`);
  const level = isEnforced ? "error" : "warning";
  const refused = rows.flatMap((row) => row.reasons.map((reason) => ({ ...reason, subject: row.subject })));
  for (const { subject, code, says, mend, path } of refused.slice(0, MOST_ANNOTATIONS)) {
    const title = `bailiwick: ${code}`;
    const message = `${subject === "" ? "" : `${quote(subject)}: `}${says}; mend: ${mend}`;
    const file = path === null || path === subject ? undefined : path;
    runner.say(workflowCommand({ level, title, message, file }));
  }
  for (const { code, says, mend } of notes.slice(0, MOST_ANNOTATIONS)) {
    const message = mend === null ? says : `${says}; mend: ${mend}`;
    const urgent = verdict === "unjudged" ? "error" : "warning";
    runner.say(workflowCommand({ level: urgent, title: `bailiwick: ${code}`, message }));
  }
  runner.say(`${verdict}${report.counts === null ? "" : `: ${JSON.stringify(report.counts)}`}`);
  runner.summarize(reportMarkdown(report, MOST_SUMMARY));
}
