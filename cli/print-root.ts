import { quote } from "../src/quote.ts";
import type { RootLink } from "../src/verify/explain-roots.ts";
import type { Edge } from "./edge.ts";
import { printRows } from "./print-rows.ts";
import { rootRows } from "./root-rows.ts";

/** Prints what a root says; `head` is said first: where it lies, its hash, who signed it. */
export function printRoot(
  edge: Edge,
  link: Pick<RootLink, "document" | "root" | "issuers">,
  head: readonly string[],
): void {
  const { version, note } = link.document;
  printRows(edge, [
    [`root ${version}`, head],
    ...rootRows(link),
    ["note", note === undefined ? [] : [quote(note)]],
  ]);
}
