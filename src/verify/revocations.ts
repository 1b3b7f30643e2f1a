import { keyFileName, type PublicKey } from "../crypto/ssh-key.ts";
import { documentPath } from "../format/place.ts";
import { parseRevocation } from "../format/revocation.ts";
import type { Refusal } from "../reasons.ts";
import type { EndorsersOf } from "./lists.ts";
import { issuersOn, type Policy } from "./policy.ts";
import { refuse } from "./refuse.ts";
import { namespaces, type Signed, verifiedSignatures } from "./signed.ts";

/** A revocation that counts. */
export interface CountedRevocation {
  readonly key: PublicKey;
  readonly sha256: string;
}

/** Revocations by their path, and what is wrong with the others. */
export interface RevocationVerdict {
  readonly revocations: ReadonlyMap<string, CountedRevocation>;
  readonly refusals: readonly Refusal[];
}

/**
 * Judges revocations, regardless of one another (DESIGN.md section 5, clause 2): each by the very key or by
 * the issuers. A remembered one that is missing, altered or no longer valid is named, and still counts.
 */
export function judgeRevocations(
  documents: ReadonlyMap<string, Signed>,
  policy: Policy,
  endorsersOf: EndorsersOf,
  remembered: ReadonlyMap<string, CountedRevocation>,
): RevocationVerdict {
  const revocations = new Map(remembered);
  const refusals: Refusal[] = [...remembered.keys()]
    .filter((path) => !documents.has(path))
    .map((path) => refuse("revocation-missing", { path }));
  for (const signed of documents.values()) {
    const { document } = signed;
    if (document.kind !== "revocation") continue;
    const { path, bytes, sha256 } = signed;
    const revocation = parseRevocation(bytes);
    const known = remembered.get(path);
    if (known !== undefined && known.sha256 !== sha256) refusals.push(refuse("revocation-altered", { path }));
    else if (revocation?.registry !== policy.identity || keyFileName(revocation.key) !== document.key)
      refusals.push(refuse("revocation-malformed", { path }));
    else if (!isAuthorised(signed, revocation.key, policy, endorsersOf))
      refusals.push(refuse("revocation-unauthorised", { path }));
    else revocations.set(documentPath(document), { key: revocation.key, sha256 });
  }
  return { revocations, refusals };
}

function isAuthorised(signed: Signed, revoked: PublicKey, policy: Policy, endorsersOf: EndorsersOf): boolean {
  if (
    endorsersOf(signed.path, signed.sha256) !== undefined ||
    issuersOn(signed, namespaces.revocation, policy.root).suffice
  )
    return true;
  return (
    verifiedSignatures(
      signed,
      (name, key, namespace) => name === "self" && key === revoked && namespace === namespaces.revocation,
    ).length > 0
  );
}
