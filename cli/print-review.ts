import type { FileDifference } from "../src/advise/file-differences.ts";
import type { ReviewDifference } from "../src/advise/review-differences.ts";
import { printable, quote } from "../src/quote.ts";
import type { Edge } from "./edge.ts";
import type { Extent } from "./print-verdict.ts";

/** So many files, lines of one and of all, and so much of a line, are shown to somebody who did not ask for all. */
const MOST_FILES = 200;
const MOST_OF_FILE = 80;
const MOST = 600;
const MOST_WIDE = 400;

/** What a reviewer is about to sign: how files differ from what they saw last. */
export function printReview(edge: Edge, differences: readonly ReviewDifference[], extent: Extent): void {
  let left = extent.verbose ? Number.POSITIVE_INFINITY : MOST;
  for (const { subject, since, files } of differences) {
    const what = since.kind === "signed" ? "you signed" : "what is accepted,";
    const from = since.sequence === undefined ? "it is new" : `since ${what} statement ${since.sequence}`;
    const isSame = files.length === 0 ? ", nothing differs" : "";
    edge.note(
      `\n${edge.paint("bold", quote(subject.name))}: ${from} (${since.commit.slice(0, 12)})${isSame}`,
    );
    const listed = extent.verbose ? files : files.slice(0, MOST_FILES);
    for (const file of listed) {
      edge.note(`  ${wordsOf(file)}`);
      const lines = linesOf(edge, file, extent.verbose ? Number.POSITIVE_INFINITY : MOST_WIDE);
      const shown = lines.slice(0, Math.min(left, extent.verbose ? lines.length : MOST_OF_FILE));
      for (const line of shown) edge.note(`    ${line}`);
      if (shown.length < lines.length)
        edge.note(`    ... ${lines.length - shown.length} lines more: --verbose`);
      left -= shown.length;
    }
    if (listed.length < files.length)
      edge.note(`  ... ${files.length - listed.length} files more: --verbose`);
  }
}

function wordsOf({ path, change, modes, hunks }: FileDifference): string {
  const mode =
    modes.length > 1 ? `, mode ${modes.join(" -> ")}` : modes[0] === "100644" ? "" : ` (${modes[0]})`;
  const isHidden = hunks === undefined ? ": no text, or too large to show" : "";
  return `${change} ${quote(path)}${mode}${isHidden}`;
}

const MARKS = { same: " ", gone: "-", new: "+" } as const;

function linesOf(edge: Edge, { change, hunks = [] }: FileDifference, widest: number): string[] {
  return hunks.flatMap(({ before, after, edits }) => [
    ...(change === "changed" ? [edge.paint("dim", `@@ -${before} +${after} @@`)] : []),
    ...edits.map(({ kind, line }) => {
      const text = `${MARKS[kind]}${cut(line, widest)}`;
      return kind === "same" ? text : edge.paint(kind === "new" ? "good" : "bad", text);
    }),
  ]);
}

/** A line that a terminal may show. What is cut off is counted, since that is where something would be hidden. */
function cut(line: string, widest: number): string {
  const safe = printable(line);
  return safe.length > widest ? `${safe.slice(0, widest)}... ${safe.length - widest} characters more` : safe;
}
