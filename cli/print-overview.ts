import { SOON } from "../src/advise/certificate-status.ts";
import type { Overview } from "../src/advise/overview.ts";
import { count } from "../src/count.ts";
import { type Day, daysBetween } from "../src/format/day.ts";
import { quote } from "../src/quote.ts";
import type { Edge } from "./edge.ts";
import { printRows } from "./print-rows.ts";
import { printRefusals } from "./print-verdict.ts";
import { rootRows } from "./root-rows.ts";

/** A registry at a glance, on a day. */
export function printOverview(edge: Edge, overview: Overview, commit: string, today: Day): void {
  const { identity, roots, newest, counts, refusals } = overview;
  const { document } = newest;
  const pinned = roots.find(({ isPinned }) => isPinned);
  printRows(edge, [
    ["registry", [quote(identity)]],
    ["commit", [commit]],
    ["pin", [pinned === undefined ? "none" : `sha256:${pinned.sha256} (root ${pinned.version})`]],
    ["root", [`${newest.version}, ${expiryWords(document.expires, today)}`, `sha256:${newest.sha256}`]],
    ...rootRows(newest),
    [
      "documents",
      [
        `${count(counts.users, "certificate")}, ${count(counts.revocations, "revocation")}, ${count(counts.lists, "list")}`,
      ],
    ],
    [
      "subjects",
      [
        `${count(counts.packages, "package")}, ${count(counts.common, "common name")}`,
        `${counts.stated} of them stated, by ${count(counts.statements, "statement")}`,
      ],
    ],
  ]);
  printRefusals(edge, refusals);
}

/** When something ends, and whether that is soon or over. */
export function expiryWords(expires: Day, today: Day): string {
  const left = daysBetween(today, expires);
  if (left < 0) return `EXPIRED on ${expires}`;
  return left <= SOON ? `expires on ${expires}, in ${count(left, "day")}` : `expires on ${expires}`;
}
