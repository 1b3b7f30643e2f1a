import type { Refusal } from "../../src/reasons.ts";
import type { Tree } from "../../src/tree.ts";
import { type Acceptance, accept } from "../../src/verify/accept.ts";
import type { Accepted } from "../../src/verify/accepted.ts";
import type { ChangeVerdict } from "../../src/verify/change.ts";
import { refusalsOf, show } from "../../test/scenario/codes.ts";
import { faultsOf } from "./sound.ts";

/** A change that was judged, and what it was judged against. */
export interface Taking {
  readonly change: ChangeVerdict;
  readonly base: Accepted;
  readonly headTree: Tree;
  readonly pin: string;
  readonly day: string;
  /** How the tip was folded. */
  readonly tip: Acceptance;
  /** Whether every fold so far took everything. */
  readonly isClean: boolean;
}

/**
 * Where the two judges disagree. Whatever verifyChange accepts, accept takes: from base, on the same day too, and
 * if nothing was wrong before, from nothing but the pin. What it refuses of the rest it refused before, or the
 * change foretold it; and what was foretold comes true.
 */
export async function notTaken({
  change,
  base,
  headTree,
  pin,
  day,
  tip,
  isClean,
}: Taking): Promise<string[]> {
  if (!change.accepted) return [];
  const foretold = new Set(change.consequences.map(({ subject }) => subject));
  const known = new Set<string>(refusalsOf(tip.verdict).map(({ code, subject }) => subject ?? code));
  const touched = new Set(change.grants.map(({ subject }) => subject));
  // Refusals say a subject's name, not its kind: one that squats on the name is refused as before.
  const before = new Set(refusalsOf(tip.verdict).map((refusal) => JSON.stringify(refusal)));
  const isSquat = (refusal: Refusal) =>
    before.has(JSON.stringify(refusal)) &&
    refusalsOf(tip.verdict).some(({ code, subject }) => code === "name-taken" && subject === refusal.subject);
  // Certificates that a new root's issuers did not sign lapse; what they carry is foretold.
  if ([...touched].some((path) => path.startsWith(".bailiwick/root/"))) known.add("certificate-unauthorised");
  const from: readonly (readonly [string, Accepted | undefined, string | undefined])[] = [
    ["base", base, undefined],
    ["base, today", base, day],
    ...(isClean ? [["nothing", undefined, undefined] as const] : []),
  ];
  const found: string[] = [];
  for (const [name, last, seenAt] of from) {
    const { verdict } = await accept(last, headTree, { pin, seenAt });
    const refusals = refusalsOf(verdict);
    const wrong = refusals.filter((refusal) => {
      const { subject, code } = refusal;
      if (subject !== undefined && touched.has(subject)) return !isSquat(refusal);
      return !foretold.has(subject) && !known.has(subject ?? code);
    });
    const refused = new Set(refusals.map(({ subject }) => subject));
    const unsaid = change.consequences.filter(({ subject }) => !refused.has(subject));
    found.push(...faultsOf(verdict));
    if (wrong.length > 0) found.push(`from ${name}: ${show(wrong)}`);
    if (unsaid.length > 0) found.push(`from ${name}, not so: ${show(unsaid)}`);
  }
  return found;
}
