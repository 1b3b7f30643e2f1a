import { quote } from "../src/quote.ts";
import type { RootLink } from "../src/verify/explain-roots.ts";
import type { Edge } from "./edge.ts";
import { thresholdLines } from "./key-lines.ts";
import { printRows } from "./print-rows.ts";
import { ruleLine } from "./rule-line.ts";

/** Prints what a root says; `head` is said first: where it lies, its hash, who signed it. */
export function printRoot(
  edge: Edge,
  link: Pick<RootLink, "document" | "root" | "issuers">,
  head: readonly string[],
): void {
  const { document } = link;
  const { certificateDays, fileBytes, staleDays } = document.limits;
  printRows(edge, [
    [`root ${document.version}`, head],
    ["root keys", thresholdLines(link.root)],
    ["issuers", thresholdLines(link.issuers)],
    ...(document.log === undefined
      ? []
      : [["log", [`${document.log.threshold} of ${document.log.keys.join(", ")}`]] as const]),
    ["layout", [document.layout.map(quote).join(", ")]],
    ["unsigned", [(document.unsigned ?? []).map(quote).join(", ") || "none"]],
    ["rules", document.rules.map((rule, i) => ruleLine(rule, i + 1))],
    [
      "limits",
      [`certificates ${certificateDays} days, files ${fileBytes} bytes, stale after ${staleDays} days`],
    ],
    ...(document.note === undefined ? [] : [["note", [quote(document.note)]] as const]),
  ]);
}
