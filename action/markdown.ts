import { code } from "../src/github/markdown-code.ts";
import { quote } from "../src/quote.ts";
import type { Note, Report, Row } from "./report.ts";

const WORDS = {
  accepted: "✅ accepted",
  refused: "❌ refused",
  unjudged: "⚠️ could not be judged",
} as const;

/**
 * A report as GitHub's Markdown, at most so many characters. Every word that a registry, or a forged report,
 * could have chosen stands in a code span: no link, image, mention, reference or HTML comes of it.
 */
export function reportMarkdown(report: Report, most: number): string {
  const { verdict, counts, rows, hidden, notes, head } = report;
  const judged = head === null ? "" : `, at ${head.slice(0, 12)}`;
  const sums =
    counts === null
      ? ""
      : ` ${counts.verified} verified, ${counts.unsigned} unsigned, ${counts.refused} refused, of ${counts.total}${judged}.`;
  const top = [`### bailiwick: ${WORDS[verdict]}`, "", ...(sums === "" ? [] : [sums.trim(), ""])];
  const bottom = notes.map(noteLine);
  const table =
    rows.length === 0 ? [] : ["| subject | | who signed, or what is wrong | mend |", "|---|---|---|---|"];
  const lines = [...top, ...table];
  let length = [...lines, ...bottom].join("\n").length + 200;
  let left = hidden;
  for (const row of rows) {
    const line = rowLine(row);
    length += line.length + 1;
    if (length > most) left += 1;
    else lines.push(line);
  }
  if (left > 0) lines.push("", `And ${left} more; the job's log, or \`bailiwick check\`, has them all.`);
  if (bottom.length > 0) lines.push("", ...bottom);
  return lines.join("\n");
}

function rowLine({ subject, verdict, users, reasons, more }: Row): string {
  const name = subject === "" ? "the registry's documents" : code(quote(subject));
  const words =
    reasons.length === 0
      ? users.map((user) => code(quote(user))).join(", ")
      : [...reasons.map(({ code: kind, says }) => `**${kind}** ${code(says)}`), ...also(more)].join("<br>");
  const mends = [...new Set(reasons.map(({ mend }) => mend))].map(code).join("<br>");
  const sign = { granted: "✅ granted", unsigned: "unsigned", refused: "❌ refused" }[verdict];
  return `| ${name} | ${sign} | ${words} | ${mends} |`;
}

function also(more: number): string[] {
  return more === 0 ? [] : [`and ${more} more`];
}

function noteLine({ code: kind, says, mend }: Note): string {
  return `- **${kind}**: ${code(says)}${mend === null ? "" : `; mend: ${code(mend)}`}`;
}
