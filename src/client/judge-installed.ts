import type { Installed } from "../format/installed/installed.ts";
import { compareVersions } from "../format/version/orders.ts";
import { type Answer, compareOutcomes, type Outcome, outcomeOf } from "./answers.ts";
import { newestActive } from "./newer-releases.ts";
import type { PackageReleases } from "./read-releases.ts";
import { sameName } from "./require-releases.ts";
import { usageReasons, worstFirst } from "./usage-reasons.ts";

/** An installed package that something is said of. */
export interface OutdatedRow {
  readonly name: string;
  readonly version: string;
  readonly ecosystem: string | undefined;
  /** The package's path in its registry; undefined where no registry knows it. */
  readonly package: string | undefined;
  /** What to take instead. */
  readonly instead: string | undefined;
  /** The worst first; empty: it is current. */
  readonly reasons: readonly Answer[];
  /** Installed packages that need it, near or far. */
  readonly neededBy: readonly string[];
}

/** How installed packages stand. */
export interface Outdated {
  readonly rows: readonly OutdatedRow[];
  /** The worst of all. */
  readonly outcome: Outcome;
  /** What installed packages need, as their registry says, and nobody lists. */
  readonly unlisted: readonly string[];
}

/** Whether a registry's package is the one that is installed under a name. */
export function isPackageOf(
  { name, ecosystem }: Installed,
  own: Pick<PackageReleases, "name" | "ecosystem">,
): boolean {
  if (ecosystem !== undefined && own.ecosystem !== undefined && ecosystem !== own.ecosystem) return false;
  return sameName(name, own.name, ecosystem ?? own.ecosystem);
}

/**
 * Judges what is installed by the releases of registries: what must be updated, why, and who needs it. With
 * `security` only what is dangerous: security fixes, yanked versions, refused packages. Pure.
 */
export function judgeInstalled(
  installed: readonly Installed[],
  packages: readonly PackageReleases[],
  { security }: { readonly security: boolean },
): Outdated {
  const judged = installed.map((each) => {
    const own = packages.find((known) => isPackageOf(each, known));
    const release = own?.releases.find(
      ({ version }) => version === each.version || compareVersions(own.order, version, each.version) === 0,
    );
    return { each, own, requires: each.requires ?? release?.requires ?? [], reasons: reasonsFor(each, own) };
  });
  const known = new Set(judged.map(({ each }) => each.name));
  const users = usersOf(judged.map(({ each, requires }) => [each.name, requires]));
  const rows = judged.map(({ each, own, reasons }): OutdatedRow => {
    const shown = security
      ? reasons.filter((reason) => outcomeOf(reason) === "fail" || outcomeOf(reason) === "retry")
      : reasons;
    return {
      ...{ name: each.name, version: each.version, package: own?.path, reasons: shown },
      ecosystem: each.ecosystem ?? own?.ecosystem,
      instead: own && newestActive(own)?.version,
      neededBy: users(each.name),
    };
  });
  const outcomes = rows.flatMap(({ reasons }) => reasons.slice(0, 1).map(outcomeOf));
  return {
    rows,
    outcome: outcomes.reduce<Outcome>((a, b) => (compareOutcomes(a, b) >= 0 ? a : b), "pass"),
    unlisted: [...new Set(judged.flatMap(({ requires }) => requires))]
      .filter((name) => !known.has(name))
      .sort(),
  };
}

function reasonsFor({ name, version }: Installed, own: PackageReleases | undefined): Answer[] {
  if (own === undefined) return [{ code: "package-unknown", facts: { package: name } }];
  if (own.standing === "refused") return [{ code: "package-refused", facts: { package: own.path } }];
  const facts = { package: own.path, version };
  const release = own.releases.find(
    (each) => each.version === version || compareVersions(own.order, each.version, version) === 0,
  );
  // What no release says of a version may still be said of later ones.
  const stand = { version, status: "active", kinds: [], fixes: [], artifacts: [], requires: [] } as const;
  const reasons = usageReasons(own, release ?? stand);
  if (release === undefined) reasons.push({ code: "release-unknown", facts });
  const newest = newestActive(own)?.version;
  if (newest !== undefined && (compareVersions(own.order, newest, version) ?? 0) > 0)
    reasons.push({ code: "newer", facts: { ...facts, instead: newest } });
  return worstFirst(reasons);
}

/** Who needs a package, near or far. */
function usersOf(needs: readonly (readonly [string, readonly string[]])[]): (name: string) => string[] {
  const direct = new Map<string, Set<string>>();
  for (const [name, requires] of needs)
    for (const each of requires) direct.set(each, (direct.get(each) ?? new Set()).add(name));
  return (name) => {
    const found = new Set<string>();
    const queue = [name];
    for (const each of queue)
      for (const user of direct.get(each) ?? []) {
        if (user === name || found.has(user)) continue;
        found.add(user);
        queue.push(user);
      }
    return [...found].sort();
  };
}
