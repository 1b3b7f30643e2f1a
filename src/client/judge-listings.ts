import { compareOutcomes } from "./answers.ts";
import { type ArtifactAnswer, answer, type IsKnownAuthor } from "./artifact.ts";
import type { Listing } from "./listings.ts";
import { usageReasons } from "./usage-reasons.ts";
import type { VerifiedCopy } from "./verified-copy.ts";

/**
 * Judges a file that releases list. One package may list bytes twice, and the better word counts. Of several packages none may speak for another:
 * neither take back what it released, nor bring back what it yanked.
 */
export function judgeListings(
  listings: readonly Listing[],
  freshness: VerifiedCopy["freshness"],
  isKnown: IsKnownAuthor,
): ArtifactAnswer {
  const best = new Map<string, ArtifactAnswer>();
  for (const listing of listings) {
    const { path } = listing.own;
    const judged = judgeListing(listing, freshness, isKnown);
    const known = best.get(path);
    if (known === undefined || compareOutcomes(judged.outcome, known.outcome) < 0) best.set(path, judged);
  }
  const [first, ...others] = best.values();
  if (first !== undefined && others.every(({ outcome }) => outcome === first.outcome)) return first;
  return answer([{ code: "several-packages", facts: { packages: [...best.keys()] } }]);
}

function judgeListing(
  { own, release, by }: Listing,
  freshness: VerifiedCopy["freshness"],
  isKnown: IsKnownAuthor,
): ArtifactAnswer {
  const { version } = release;
  const facts = { package: own.path, version };
  const reasons = usageReasons(own, release);
  const users = own.authors.filter((user) => !isKnown(own.identity, user));
  if (users.length > 0) {
    const { path, registry } = own;
    reasons.push({ code: "author-new", facts: { package: path, users, registry } });
  }
  if (by === "md5") reasons.push({ code: "weak-digest", facts });
  if (freshness === "stale") reasons.push({ code: "stale", facts: { registry: own.registry } });
  if (reasons.length === 0) reasons.push({ code: "listed", facts: { ...facts, by } });
  return { ...answer(reasons), release: { registry: own.registry, package: own.path, version }, freshness };
}
