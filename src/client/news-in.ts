import type { Accepted } from "../verify/accepted.ts";

/**
 * How much is held now that was not before. 2: a root, a certificate, a revocation, or a statement; 1: only other bytes of
 * something unsigned; 0: commits alone. Anybody who serves a branch can make the latter two.
 */
export function newsIn(before: Accepted | undefined, after: Accepted): 0 | 1 | 2 {
  if (before === undefined) return 2;
  if (after.policy.roots.length !== before.policy.roots.length) return 2;
  if ([...after.documents].some(([path, id]) => before.documents.get(path) !== id)) return 2;
  let most: 0 | 1 = 0;
  for (const [key, { chain, standing, ids }] of after.subjects) {
    const old = before.subjects.get(key);
    if (chain.at(-1)?.sha256 !== old?.chain.at(-1)?.sha256) return 2;
    if (standing === "unsigned" && old?.ids !== ids) most = 1;
  }
  return most;
}
