import type { CertificateGrant } from "../format/certificate.ts";
import { type Subject, subjectKey } from "../format/layout.ts";
import type { WantedGrant } from "../sign/draft-certificate.ts";
import { type Opening, openingOf } from "../sign/opening-of.ts";
import { type Overlap, overlapsOf } from "../sign/overlaps-of.ts";
import { subjectPaths } from "../sign/subject-paths.ts";
import type { Outline } from "../verify/outline.ts";
import { patternsOf } from "../verify/policy.ts";
import type { Trust } from "../verify/trust.ts";
import { changedAlone } from "./changed-alone.ts";

/** What grants would do if a user had them. */
export interface GrantForesight {
  readonly user: string;
  /** Whether they have a certificate that counts. */
  readonly isKnown: boolean;
  /** Every grant they would then have. */
  readonly grants: readonly CertificateGrant[];
  readonly opens: readonly Opening[];
  /** Others who hold the same. */
  readonly overlaps: readonly Overlap[];
  /** What they could then change alone, and cannot now. */
  readonly alone: readonly Subject[];
}

/** Says what grants would open to a user beside those that they have, and whom that overlaps. */
export async function whatIfGrant(
  trust: Trust,
  outline: Outline,
  user: string,
  wanted: readonly WantedGrant[],
): Promise<GrantForesight> {
  const before = trust.certificates.get(user)?.certificate.grants ?? [];
  const grants = [...before, ...wanted.map(({ role, path }) => ({ role, paths: [path] }))];
  const paths = await subjectPaths(outline);
  const compiled = grants.map((grant) => ({ role: grant.role, patterns: patternsOf(grant.paths) }));
  const then = { ...trust, grants: new Map([...trust.grants, [user, compiled]]) };
  const now = new Set(changedAlone(trust, outline, user).map(subjectKey));
  const certificates = new Map([...trust.certificates].map(([each, { certificate }]) => [each, certificate]));
  return {
    user,
    isKnown: trust.certificates.has(user),
    grants,
    opens: openingOf(paths, before, grants),
    overlaps: overlapsOf({ paths, layout: trust.layout, certificates }, user, before, grants),
    alone: changedAlone(then, outline, user).filter((subject) => !now.has(subjectKey(subject))),
  };
}
