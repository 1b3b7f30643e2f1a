import { count } from "../src/count.ts";
import { quote } from "../src/quote.ts";
import { explain, type Refusal } from "../src/reasons.ts";
import type { Grant, Verdict } from "../src/verify/verdict.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";

/** How much is printed: a reader of a terminal or a log wants the first of many, and how many more. */
export interface Extent {
  readonly verbose?: boolean | undefined;
}

const MOST_SUBJECTS = 20;
const MOST_LINES = 8;

/** `check --json` and `verify --json`, for machines (DESIGN.md section 9); refusals carry their words too. */
export function verdictJson(verdict: Verdict, more: Readonly<Record<string, unknown>> = {}): string {
  const refusals = verdict.accepted ? [] : verdict.refusals;
  return toJson({
    verdict: verdict.accepted ? "accepted" : "refused",
    refusals: refusals.map(withWords),
    grants: verdict.grants,
    counts: verdict.counts,
    ...more,
  });
}

/** A refusal with its words. */
export function withWords(refusal: Refusal): Refusal & { readonly says: string; readonly mend: string } {
  return { ...refusal, ...explain(refusal) };
}

/** Refusals for people, each subject's together: what is wrong, and what mends it. */
export function printRefusals(edge: Edge, refusals: readonly Refusal[], { verbose }: Extent = {}): void {
  const bySubject = new Map<string, Refusal[]>();
  for (const refusal of refusals) {
    const subject = refusal.subject ?? "";
    const own = bySubject.get(subject);
    if (own === undefined) bySubject.set(subject, [refusal]);
    else own.push(refusal);
  }
  const [mostSubjects, mostLines] = verbose ? [Infinity, Infinity] : [MOST_SUBJECTS, MOST_LINES];
  for (const [subject, own] of [...bySubject].slice(0, mostSubjects)) {
    edge.say(
      `${edge.paint("bad", "refused")} ${subject === "" ? "the registry's documents" : edge.paint("bold", quote(subject))}`,
    );
    const shown = own.slice(0, mostLines);
    for (const refusal of shown) edge.say(`  ${edge.paint("dim", refusal.code)}  ${explain(refusal).says}`);
    if (own.length > shown.length) edge.say(`  and ${own.length - shown.length} more (--verbose)`);
    for (const mend of new Set(shown.map((refusal) => explain(refusal).mend))) edge.say(`  mend: ${mend}`);
  }
  const hidden = [...bySubject].slice(mostSubjects);
  if (hidden.length > 0) edge.say(`and ${hidden.length} more refused: ${samples(hidden)} (--verbose)`);
}

function samples(hidden: readonly (readonly [string, readonly Refusal[]])[]): string {
  const names = hidden.slice(0, 3).map(([subject]) => quote(subject));
  return hidden.length > names.length ? `${names.join(", ")}, ...` : names.join(", ");
}

/** What stands, a line each, and by whom. */
export function printGrants(edge: Edge, grants: readonly Grant[], { verbose }: Extent = {}): void {
  const shown = verbose ? grants : grants.slice(0, MOST_SUBJECTS);
  for (const { subject, users, by } of shown) {
    const who =
      users.length > 0
        ? `  by ${users.map(quote).join(", ")}`
        : by === "endorsement"
          ? `  by the ${subject.startsWith(".bailiwick/root/") ? "root keys" : "issuers"}`
          : "";
    edge.say(`${edge.paint("good", by === "unsigned" ? "unsigned" : "granted")} ${quote(subject)}${who}`);
  }
  if (grants.length > shown.length) edge.say(`and ${grants.length - shown.length} more granted (--verbose)`);
}

/** One line of how many subjects came out as what. */
export function countLine({ counts }: Verdict): string {
  const parts = [
    `${counts.verified} verified`,
    ...(counts.unsigned > 0 ? [`${counts.unsigned} unsigned`] : []),
    `${counts.refused} refused`,
  ];
  return `${parts.join(", ")}, of ${counts.total}`;
}

/** The same of a change, which may be one of documents alone. */
export function changeLine(verdict: Verdict): string {
  const documents = verdict.grants.filter(({ subject }) => subject.startsWith(".bailiwick/")).length;
  if (documents === 0) return countLine(verdict);
  const more = count(documents, "document");
  return verdict.counts.total === 0 ? more : `${countLine(verdict)}, and ${more}`;
}
