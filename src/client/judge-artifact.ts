import { type ArtifactAnswer, type ArtifactQuestion, answer, type IsKnownAuthor } from "./artifact.ts";
import { judgeListings } from "./judge-listings.ts";
import { judgeUnlisted } from "./judge-unlisted.ts";
import { isVersion, listingsIn } from "./listings.ts";
import type { PackageReleases } from "./read-releases.ts";
import type { VerifiedCopy } from "./verified-copy.ts";

/**
 * Judges a file by the releases of one registry: pip issue 1035's Pass, Warn, Retry, Fail (DESIGN.md section 6).
 * `packages` are those asked about, or all. Pure: it only compares.
 */
export function judgeArtifact(
  question: ArtifactQuestion,
  packages: readonly PackageReleases[],
  freshness: VerifiedCopy["freshness"],
  isKnown: IsKnownAuthor = () => true,
): ArtifactAnswer {
  const { version } = question;
  if (question.package !== undefined && packages.length === 0)
    return answer([{ code: "package-unknown", facts: { package: question.package } }]);
  const refused = packages.filter(({ standing }) => standing === "refused");
  const [first] = refused;
  if (first !== undefined && question.package !== undefined)
    return answer([{ code: "package-refused", facts: { package: first.path } }]);

  const listings = packages.flatMap((own) => listingsIn(own, question));
  const asked = version === undefined ? listings : listings.filter((each) => isVersion(each, version));
  if (asked.length > 0) return judgeListings(asked, freshness, isKnown);
  if (version !== undefined && listings.length > 0) {
    const found = listings.map(({ own, release }) => `${own.name} ${release.version}`);
    return answer([{ code: "other-release", facts: { asked: version, found: [...new Set(found)] } }]);
  }
  return judgeUnlisted(question, packages);
}
