import { printable } from "../quote.ts";

/**
 * Text of unknown origin as a code span, also in a cell of a table: on one line, between more backticks than it
 * has in a row, with its bars escaped.
 */
export function code(text: string): string {
  const line = printable(text).replaceAll("|", "\\|");
  if (line.trim() === "") return "";
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = longest > 0 || line.startsWith(" ") || line.endsWith(" ") ? " " : "";
  return `${fence}${pad}${line}${pad}${fence}`;
}
