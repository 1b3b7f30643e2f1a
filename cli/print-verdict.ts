import { quote } from "../src/quote.ts";
import { explain, type Refusal } from "../src/reasons.ts";
import type { Verdict } from "../src/verify/verdict.ts";
import type { Edge } from "./edge.ts";

/** `check --json` and `verify --json`, for machines (DESIGN.md section 9); refusals carry their words too. */
export function verdictJson(verdict: Verdict, more: Readonly<Record<string, unknown>> = {}): string {
  const refusals = verdict.accepted ? [] : verdict.refusals;
  return JSON.stringify(
    {
      verdict: verdict.accepted ? "accepted" : "refused",
      refusals: refusals.map(withWords),
      grants: verdict.grants,
      counts: verdict.counts,
      ...more,
    },
    null,
    2,
  );
}

/** A refusal with its words. */
export function withWords(refusal: Refusal): Refusal & { readonly says: string; readonly mend: string } {
  return { ...refusal, ...explain(refusal) };
}

/** Refusals for people, each subject's together: what is wrong, and what mends it. */
export function printRefusals(edge: Edge, refusals: readonly Refusal[]): void {
  const bySubject = new Map<string, Refusal[]>();
  for (const refusal of refusals)
    bySubject.set(refusal.subject ?? "", [...(bySubject.get(refusal.subject ?? "") ?? []), refusal]);
  for (const [subject, own] of bySubject) {
    edge.say(
      `${edge.paint("bad", "refused")} ${subject === "" ? "the registry's documents" : edge.paint("bold", quote(subject))}`,
    );
    for (const refusal of own) edge.say(`  ${edge.paint("dim", refusal.code)}  ${explain(refusal).says}`);
    for (const mend of new Set(own.map((refusal) => explain(refusal).mend))) edge.say(`  mend: ${mend}`);
  }
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
