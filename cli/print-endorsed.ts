import { count } from "../src/count.ts";
import { parsePlace } from "../src/format/place.ts";
import { list, quote } from "../src/quote.ts";
import type { EndorseReport } from "../src/sign/endorse-documents.ts";
import type { PruneReport } from "../src/sign/prune-lists.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";
import { printRefusals, withWords } from "./print-verdict.ts";

/** What was endorsed, for machines. */
export function endorsedJson(report: EndorseReport, isRehearsal: boolean): string {
  const { path, issuer, lines, signed, needed, refusals, changes } = report;
  const isWritten = refusals.length === 0 && !isRehearsal;
  return toJson({
    verdict: refusals.length > 0 ? "refused" : signed.length < needed ? "incomplete" : "complete",
    list: path,
    issuer,
    issuers: { needed, signed },
    lines,
    refusals: refusals.map(withWords),
    ...filesIn(isWritten ? changes : new Map()),
  });
}

/** Lists that were taken down, for machines. */
export function prunedJson({ gone, kept, refusals, changes }: PruneReport): string {
  return toJson({
    verdict: refusals.length > 0 ? "refused" : "pruned",
    gone,
    kept,
    refusals: refusals.map(withWords),
    ...filesIn(refusals.length > 0 ? new Map() : changes),
  });
}

function filesIn(changes: EndorseReport["changes"]): { written: string[]; deleted: string[] } {
  const of = (isThere: boolean) =>
    [...changes].filter(([, bytes]) => (bytes !== undefined) === isThere).map(([path]) => path);
  return { written: of(true).sort(), deleted: of(false).sort() };
}

const MOST_LINES = 40;

/** What an issuer is about to endorse. */
export function printLines(
  edge: Edge,
  name: string,
  issuer: string,
  lines: ReadonlyMap<string, string>,
): void {
  edge.note(`${quote(issuer)} endorses on list ${quote(name)}: ${kindsOf(lines)}`);
  const shown = [...lines].slice(0, MOST_LINES);
  for (const [path, sha256] of shown) edge.note(`  ${sha256.slice(0, 12)}  ${quote(path)}`);
  if (lines.size > shown.length) edge.note(`  and ${lines.size - shown.length} more`);
}

function kindsOf(lines: ReadonlyMap<string, string>): string {
  const kinds = [...lines.keys()].map((path) => parsePlace(path)?.document);
  const names = kinds.flatMap((each) => (each?.kind === "statement" ? [each.subject.name] : []));
  const of = (kind: string) => kinds.filter((each) => each?.kind === kind).length;
  const parts = [
    ...(names.length > 0 ? [`${count(names.length, "statement")} of ${list([...new Set(names)])}`] : []),
    ...(of("certificate") > 0 ? [count(of("certificate"), "certificate")] : []),
    ...(of("revocation") > 0 ? [count(of("revocation"), "revocation")] : []),
  ];
  return parts.join(", ");
}

/** What was endorsed, for people, and what comes next. */
export function printEndorsed(edge: Edge, report: EndorseReport, name: string, isRehearsal: boolean): void {
  const { path, issuer, lines, signed, needed, refusals, changes } = report;
  if (refusals.length > 0) {
    printRefusals(edge, refusals);
    edge.say(`${edge.paint("bad", "refused")}: nothing was written`);
    return;
  }
  const verb = isRehearsal ? "would endorse" : changes.size === 0 ? "endorsed before:" : "endorsed";
  edge.say(
    `${edge.paint("good", verb)} ${kindsOf(lines)} as ${quote(issuer)}  ${edge.paint("dim", quote(path))}`,
  );
  if (signed.length < needed) {
    edge.say(`\nIt needs ${count(needed, "issuer")}, has ${list(signed)}. Each of the others runs:`);
    edge.say(`  bailiwick endorse ${quote(name)}`);
  }
  if (isRehearsal) edge.say("nothing was written: --dry-run");
  else if (changes.size > 0) edge.say("\nnext: git add -A .bailiwick && git commit");
}

/** Lists that were taken down, for people. */
export function printPruned(edge: Edge, { gone, kept, refusals }: PruneReport): void {
  if (refusals.length > 0) {
    printRefusals(edge, refusals);
    edge.say(`${edge.paint("bad", "refused")}: nothing was written`);
    return;
  }
  for (const name of gone)
    edge.say(`${edge.paint("good", "removed")} list ${quote(name)}: none of its lines counts`);
  for (const { name, counting, lines } of kept)
    edge.note(`list ${quote(name)} stays: ${counting} of its ${lines} lines count`);
  if (gone.length === 0) edge.say("nothing to prune");
  else edge.say("\nnext: git add -A .bailiwick && git commit");
}
