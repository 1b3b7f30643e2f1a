import { quote } from "../src/quote.ts";
import type { RootLink } from "../src/verify/explain-roots.ts";
import { thresholdLines } from "./key-lines.ts";
import type { Row } from "./print-rows.ts";
import { ruleLine } from "./rule-line.ts";

/** What a root decides, in labelled lines: who signs, what is a package, who must have signed it. */
export function rootRows({
  document,
  root,
  issuers,
}: Pick<RootLink, "document" | "root" | "issuers">): Row[] {
  const { log, layout, unsigned, rules, limits } = document;
  const { certificateDays, fileBytes, staleDays } = limits;
  return [
    ["root keys", thresholdLines(root)],
    ["issuers", thresholdLines(issuers)],
    ["log", log === undefined ? [] : [`${log.threshold} of ${log.keys.join(", ")}`]],
    ["layout", [layout.map(quote).join(", ")]],
    ["unsigned", [(unsigned ?? []).map(quote).join(", ") || "none"]],
    ["rules", rules.map((rule, i) => ruleLine(rule, i + 1))],
    [
      "limits",
      [`certificates ${certificateDays} days, files ${fileBytes} bytes, stale after ${staleDays} days`],
    ],
  ];
}
