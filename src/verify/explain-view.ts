import type { Refusal } from "../reasons.ts";
import type { Tree } from "../tree.ts";
import type { Accepted } from "./accepted.ts";
import { type Policy, policyOf } from "./policy.ts";
import { judgeRoots } from "./roots.ts";
import { type ReadHome, readHome } from "./side.ts";
import { nothingRemembered, type Trust, trustOf } from "./trust.ts";

/** A registry as a tree shows it to somebody who asks. */
export type View =
  | {
      readonly stands: true;
      readonly read: ReadHome;
      readonly policy: Policy;
      readonly trust: Trust;
      /** What is wrong with roots after the newest that stands. */
      readonly ofRoots: readonly Refusal[];
      /** What is wrong with certificates, revocations and lists; the others count. */
      readonly refusals: readonly Refusal[];
    }
  /** No root stands, so nobody's word counts. */
  | { readonly stands: false; readonly read: ReadHome; readonly refusals: readonly Refusal[] };

/**
 * Reads whose word counts in a tree (DESIGN.md section 5, clauses 1 to 3), no subject yet. `pin` is the
 * SHA-256 of a root's bytes, hex; undefined: whatever roots the tree has are believed. `last` is what was
 * accepted before.
 */
export async function viewOf(tree: Tree, pin: string | undefined, last?: Accepted): Promise<View> {
  const { read, policy, refusals } = await rootsOf(tree, pin, last);
  if (policy === undefined) return { stands: false, read, refusals };
  const { trust, refusals: ofTrust } = trustOf(read.documents, policy, last ?? nothingRemembered);
  return { stands: true, read, policy, trust, ofRoots: refusals, refusals: ofTrust };
}

/** Reads which roots stand in a tree, and no more; `policy` is the newest one's. */
export async function rootsOf(
  tree: Tree,
  pin: string | undefined,
  last?: Accepted,
): Promise<{
  readonly read: ReadHome;
  readonly policy: Policy | undefined;
  readonly refusals: readonly Refusal[];
}> {
  const read = await readHome(tree);
  const { roots, refusals } = judgeRoots(read.documents, pin, last?.policy.roots ?? []);
  return { read, policy: policyOf(roots), refusals };
}
