import type { Accepted } from "../verify/accepted.ts";

/**
 * Whether anything is held now that was not before: a root, a certificate, a revocation, a statement, or other bytes
 * of something unsigned. Commits alone are none: anybody who serves them can make them.
 */
export function isNews(before: Accepted | undefined, after: Accepted): boolean {
  if (before === undefined) return true;
  if (after.policy.roots.length !== before.policy.roots.length) return true;
  if ([...after.documents].some(([path, id]) => before.documents.get(path) !== id)) return true;
  return [...after.subjects].some(([key, { chain, standing, ids }]) => {
    const old = before.subjects.get(key);
    if (old === undefined || old.standing !== standing) return true;
    return standing === "unsigned" ? old.ids !== ids : chain.at(-1)?.sha256 !== old.chain.at(-1)?.sha256;
  });
}
