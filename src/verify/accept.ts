import type { Tree } from "../tree.ts";
import type { Accepted } from "./accepted.ts";
import { type FoldOptions, fold } from "./fold.ts";
import { policyOf } from "./policy.ts";
import { judgeRoots } from "./roots.ts";
import { outlined, readHome } from "./side.ts";
import { type Verdict, verdictOf } from "./verdict.ts";

/** How a tree is accepted. */
export interface AcceptOptions extends Omit<FoldOptions, "faults"> {
  /** SHA-256 of the bytes of a root of the chain, hex; undefined: whatever roots it has. */
  readonly pin?: string | undefined;
}

/** The new value, and what was refused; undefined when there is still nothing to hold true. */
export interface Acceptance {
  readonly accepted: Accepted | undefined;
  readonly verdict: Verdict;
}

/**
 * Folds one tree into what a verifier holds true (DESIGN.md section 5). What is refused keeps its old entry.
 * From nothing but a pin it is the state verdict: each part was once vouched for under a root that descends
 * from the pin.
 */
export async function accept(
  last: Accepted | undefined,
  tree: Tree,
  options: AcceptOptions,
): Promise<Acceptance> {
  // Clause 1: roots. A refused root moves nothing.
  const read = await readHome(tree);
  const { roots, refusals } = judgeRoots(read.documents, options.pin, last?.policy.roots ?? []);
  const policy = policyOf(roots);
  if (policy === undefined) return { accepted: last, verdict: verdictOf([], refusals) };
  return fold(last, await outlined(read, policy.layout, last), policy, { ...options, faults: refusals });
}
