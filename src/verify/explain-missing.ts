import type { Refusal } from "../reasons.ts";

/** Codes that only say that too few count; why somebody does not count is the better answer. */
const VAGUE: readonly string[] = ["signature-missing", "rights-missing", "photograph-not-endorsed"];

/**
 * Of everything that is refused of a subject the one link to mend first: why somebody who signed does not
 * count, else what is wrong with the very path, else whatever comes first. Undefined when nothing is refused.
 */
export function missingLink(
  refusals: readonly Refusal[],
  path: string | undefined,
  ofSigners: readonly Refusal[],
): Refusal | undefined {
  const first = refusals.find((refusal) => path !== undefined && speaksOf(refusal, path)) ?? refusals[0];
  return first !== undefined && VAGUE.includes(first.code) ? (ofSigners[0] ?? first) : first;
}

/** Whether a refusal is about this path. */
export function speaksOf({ facts }: Refusal, path: string): boolean {
  return "path" in facts && facts.path === path;
}

/** Whether a refusal is about this user's certificate. */
export function speaksOfUser({ facts }: Refusal, user: string): boolean {
  return (
    ("user" in facts && facts.user === user) ||
    ("other" in facts && facts.other === user) ||
    ("path" in facts && facts.path === `.bailiwick/certs/${user}.yaml`)
  );
}
