import type { Refusal } from "../../src/reasons.ts";
import type { Verdict } from "../../src/verify/verdict.ts";
import type { Answer } from "./scenario.ts";

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

/** Whether refusals are those that an answer names: these codes, and if it says so, of these subjects. */
export function isAnswered(answer: Answer, refusals: readonly Refusal[]): boolean {
  const subjects = new Set(refusals.flatMap(({ subject }) => subject ?? []));
  const isOf = answer.of === undefined || [...subjects].sort().join(" ") === answer.of.join(" ");
  return codesOf(refusals).join(" ") === answer.codes.join(" ") && isOf;
}

/** An answer as its header has it. */
export function spell({ codes, of }: Answer): string {
  return codes.length === 0 ? "accepted" : [...codes, ...(of === undefined ? [] : ["of", ...of])].join(" ");
}
