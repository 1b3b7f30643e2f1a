import type { Digests, Release } from "../format/release/release.ts";
import { compareVersions } from "../format/version/orders.ts";
import type { ArtifactQuestion } from "./artifact.ts";
import type { PackageReleases } from "./read-releases.ts";

/** A release that lists the bytes of a file, or the commit of a checkout. */
export interface Listing {
  readonly own: PackageReleases;
  readonly release: Release;
  /** The digest by which it is known. */
  readonly by: string;
}

/** The releases that list a file's bytes, or its commit. */
export function listingsIn(own: PackageReleases, { digests, commit }: ArtifactQuestion): Listing[] {
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

/** Whether a release is of a version, as its package orders versions. */
export function isVersion({ own, release }: Pick<Listing, "own" | "release">, version: string): boolean {
  return release.version === version || compareVersions(own.order, release.version, version) === 0;
}
