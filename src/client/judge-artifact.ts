import type { Artifact, Digests, Release } from "../format/release/release.ts";
import { compareVersions } from "../format/version/orders.ts";
import { type Answer, compareOutcomes, type Outcome, outcomeOf } from "./answers.ts";
import type { PackageReleases } from "./read-releases.ts";
import { usageReasons, worstFirst } from "./usage-reasons.ts";
import type { VerifiedCopy } from "./verified-copy.ts";

/** A file that somebody got, and what they take it for. */
export interface ArtifactQuestion {
  /** Its name, without folders. */
  readonly file: string;
  readonly digests: Digests;
  /** For a checkout: the commit of its HEAD. */
  readonly commit?: string | undefined;
  /** Where it came from. */
  readonly url?: string | undefined;
  readonly package?: string | undefined;
  readonly version?: string | undefined;
}

/** The answer: the worst reason decides. */
export interface ArtifactAnswer {
  readonly outcome: Outcome;
  /** The worst first. */
  readonly reasons: readonly [Answer, ...Answer[]];
  /** The release that lists the bytes. */
  readonly release?: { readonly registry: string; readonly package: string; readonly version: string };
  /** What is known of how new the registry's copy is. */
  readonly freshness?: VerifiedCopy["freshness"];
}

/** Whether a user of a registry, by its identity, is one whom somebody approved before. */
export type IsKnownAuthor = (identity: string, user: string) => boolean;

interface Listing {
  readonly own: PackageReleases;
  readonly release: Release;
  /** The digest by which it is known. */
  readonly by: string;
}

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

/** The releases that list a file's bytes, or its commit. */
function listingsIn(own: PackageReleases, { digests, commit }: ArtifactQuestion): Listing[] {
  return own.releases.flatMap((release) => {
    if (commit !== undefined && release.commit === commit) return [{ own, release, by: "git commit" }];
    const by = release.artifacts
      .map((artifact) => agreement(artifact.digests, digests))
      .find((each) => each !== undefined);
    return by === undefined ? [] : [{ own, release, by }];
  });
}

const ALGORITHMS = ["sha512", "sha384", "sha256", "md5"] as const;

/** The strongest algorithm by which two agree, if all that both name agree. */
function agreement(a: Digests, b: Digests): string | undefined {
  const shared = ALGORITHMS.filter((name) => a[name] !== undefined && b[name] !== undefined);
  return shared.every((name) => a[name] === b[name]) ? shared[0] : undefined;
}

function isVersion({ own, release }: Listing, version: string): boolean {
  return release.version === version || compareVersions(own.order, release.version, version) === 0;
}

/**
 * One package may list bytes twice, and the better word counts. Of several packages none may speak for another:
 * neither take back what it released, nor bring back what it yanked.
 */
function judgeListings(
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

/** No release lists the bytes: what is said of this name, then? */
function judgeUnlisted(question: ArtifactQuestion, packages: readonly PackageReleases[]): ArtifactAnswer {
  const { file, url, version } = question;
  const isNamed = (artifact: Artifact) =>
    artifact.file === file || (url !== undefined && artifact.urls.includes(url));
  for (const own of packages) {
    for (const release of own.releases) {
      if (version !== undefined && !isVersion({ own, release, by: "" }, version)) continue;
      const { commit } = release;
      if (version !== undefined && commit !== undefined && question.commit !== undefined) {
        const [expected, found] = [`commit ${commit}`, `commit ${question.commit}`];
        const facts = { package: own.path, version: release.version, file, expected, found };
        return answer([{ code: "other-bytes", facts }]);
      }
      const named = release.artifacts.find((each) => isNamed(each) && strongest(each.digests) !== undefined);
      if (named !== undefined) return answer(otherBytes(question, own, release, named));
    }
  }
  if (question.package === undefined) return answer([{ code: "unlisted", facts: { file } }]);
  return answer(packages.map((own) => whyUnlisted(question, own)));
}

function otherBytes(
  { file, url, digests }: ArtifactQuestion,
  own: PackageReleases,
  release: Release,
  artifact: Artifact,
): [Answer] {
  const elsewhere = artifact.urls.filter((each) => each !== url);
  if (url !== undefined && artifact.urls.length > 0 && !artifact.urls.includes(url))
    return [{ code: "other-mirror", facts: { url, instead: elsewhere } }];
  const name = strongest(artifact.digests) ?? "sha256";
  const [expected, found] = [artifact.digests, digests].map((each) => `${name} ${each[name] ?? "none"}`);
  return [
    {
      code: "other-bytes",
      facts: {
        package: own.path,
        version: release.version,
        file,
        expected: expected ?? "",
        found: found ?? "",
      },
    },
  ];
}

function whyUnlisted({ file, version }: ArtifactQuestion, own: PackageReleases): Answer {
  const ofVersion =
    version === undefined
      ? own.releases
      : own.releases.filter((release) => isVersion({ own, release, by: "" }, version));
  const { path } = own;
  if (own.standing === "unsigned") return { code: "unsigned", facts: { package: path } };
  if (own.unreadable.length > 0 && (ofVersion.length === 0 || version === undefined))
    return { code: "unreadable", facts: { package: path, files: own.unreadable } };
  if (own.releases.length === 0) return { code: "unlisted", facts: { file } };
  if (version !== undefined && ofVersion.length === 0)
    return { code: "version-unlisted", facts: { package: path, version } };
  const isListing = ofVersion.some(({ artifacts }) =>
    artifacts.some((each) => strongest(each.digests) !== undefined),
  );
  if (isListing) return { code: "file-unlisted", facts: { package: path, version } };
  return { code: "no-digest", facts: { package: path, version: version ?? "" } };
}

function strongest(digests: Digests): "sha512" | "sha384" | "sha256" | undefined {
  return (["sha512", "sha384", "sha256"] as const).find((name) => digests[name] !== undefined);
}

function answer(reasons: readonly Answer[]): ArtifactAnswer {
  const [first, ...rest] = worstFirst(reasons);
  if (first === undefined) throw new Error("an answer without a reason");
  return { outcome: outcomeOf(first), reasons: [first, ...rest] };
}
