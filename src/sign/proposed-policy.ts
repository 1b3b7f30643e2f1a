import { documentPath } from "../format/place.ts";
import { parseRoot } from "../format/root.ts";
import { type Policy, policyOf } from "../verify/policy.ts";
import type { Signed } from "../verify/signed.ts";

/**
 * What will hold once the next root is signed, where the documents bring one; else what holds. So the issuers
 * whom a root brings can endorse what shall come with it, whoever must sign it still.
 */
export function proposedPolicy(policy: Policy, documents: ReadonlyMap<string, Signed>): Policy {
  const version = policy.root.version + 1;
  const signed = documents.get(documentPath({ kind: "root", version }));
  const root = signed && parseRoot(signed.bytes);
  if (signed === undefined || root?.version !== version) return policy;
  return policyOf([...policy.roots, { root, sha256: signed.sha256 }]) ?? policy;
}
