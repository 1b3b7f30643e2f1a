import type { Refusal } from "../../src/reasons.ts";
import type { Verdict } from "../../src/verify/verdict.ts";

/** The refusals of a verdict; none of one that stands. */
export function refusalsOf(verdict: Verdict): readonly Refusal[] {
  return verdict.accepted ? [] : verdict.refusals;
}

/** Their codes, each once, sorted. */
export function codesOf(refusals: readonly Refusal[]): string[] {
  return [...new Set(refusals.map(({ code }) => code))].sort();
}

/** One line a refusal, for whoever reads a failing test. */
export function show(refusals: readonly Refusal[]): string {
  return refusals
    .map(({ code, subject, facts }) => `${code} [${subject ?? ""}] ${JSON.stringify(facts)}`)
    .join("; ");
}
