import type { Release } from "../format/release/release.ts";
import { compareVersions, isPrerelease } from "../format/version/orders.ts";
import type { PackageReleases } from "./read-releases.ts";

type Known = Pick<PackageReleases, "releases" | "order">;

/** The newest release that is to be used: a finished one, if there is any. */
export function newestActive({ releases, order }: Known): Release | undefined {
  const active = releases.filter(({ status }) => status === "active");
  const finished = active.filter(({ version }) => !isPrerelease(order, version));
  return (finished.length > 0 ? finished : active).reduce<Release | undefined>(
    (best, each) =>
      best === undefined || (compareVersions(order, each.version, best.version) ?? -1) > 0 ? each : best,
    undefined,
  );
}

/**
 * Newer releases that mend something which a release lacks, the newest first: security releases that are active
 * and say nothing of what they mend, or name something that neither the release nor one before it in its own line
 * (`1.9` of `1.9.10`) mends.
 */
export function securityUpdates(
  { releases, order }: Known,
  release: Pick<Release, "version" | "fixes">,
): readonly Release[] {
  const line = lineOf(release.version);
  const mended = new Set([
    ...release.fixes,
    ...releases
      .filter(
        ({ version }) =>
          lineOf(version) === line && (compareVersions(order, version, release.version) ?? 1) < 0,
      )
      .flatMap(({ fixes }) => fixes),
  ]);
  return releases
    .filter(
      ({ version, kinds, fixes, status }) =>
        status === "active" &&
        kinds.includes("security") &&
        (compareVersions(order, version, release.version) ?? 0) > 0 &&
        (fixes.length === 0 || fixes.some((each) => !mended.has(each))),
    )
    .sort((a, b) => compareVersions(order, b.version, a.version) ?? 0);
}

/** What a version shares with those that only mend it: all before its last number. */
function lineOf(version: string): string {
  return version.replace(/[.]?\d+\D*$/, "");
}
