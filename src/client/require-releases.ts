import { compareVersions } from "../format/version/orders.ts";
import type { Answer } from "./answers.ts";
import { newestActive } from "./newer-releases.ts";
import type { PackageReleases } from "./read-releases.ts";
import { usageReasons } from "./usage-reasons.ts";

/** A package that is wanted, in one version or in the newest. */
export interface Requirement {
  readonly name: string;
  readonly version: string | undefined;
}

/** A release that may be installed by its hashes, and what there is against it. */
export interface Required {
  readonly name: string;
  readonly version: string;
  /** SHA-256 of its files, sorted. */
  readonly hashes: readonly string[];
  readonly reasons: readonly Answer[];
}

/** `foo==1.0.5` or `foo`, as pip has them; undefined for anything else. */
export function parseRequirement(text: string): Requirement | undefined {
  const [, name, version] = /^([A-Za-z0-9][A-Za-z0-9._-]*)(?:===?([^\s=;,]+))?$/.exec(text.trim()) ?? [];
  return name === undefined ? undefined : { name, version };
}

/** One spelling for names that an ecosystem takes for one: PyPI's (PEP 503) fold case and `-`, `_`, `.`. */
export function sameName(a: string, b: string, ecosystem: string | undefined): boolean {
  if (ecosystem !== undefined && ecosystem !== "PyPI") return a === b;
  const plain = (name: string) => name.toLowerCase().replace(/[-_.]+/g, "-");
  return a === b || (ecosystem === "PyPI" && plain(a) === plain(b));
}

/** Versions that say nothing else to a reader of requirements: no space, mark, option or comment. */
const VERSION = /^[0-9A-Za-z][0-9A-Za-z!+._-]*$/;

/** What of a package is to be installed, or why nothing is: the worst reason first. */
export function requireRelease(
  { name, version }: Requirement,
  packages: readonly PackageReleases[],
): Required | Answer {
  const [own] = packages;
  if (own === undefined) return { code: "package-unknown", facts: { package: name } };
  if (own.standing === "refused") return { code: "package-refused", facts: { package: own.path } };
  const spelled = own.releases.filter((each) => VERSION.test(each.version));
  const release =
    version === undefined
      ? newestActive({ releases: spelled, order: own.order })
      : spelled.find(
          (each) => each.version === version || compareVersions(own.order, each.version, version) === 0,
        );
  if (release === undefined)
    return { code: "version-unlisted", facts: { package: own.path, version: version ?? "newest" } };
  const reasons = usageReasons(own, release);
  const [first] = reasons;
  if (first?.code === "yanked") return first;
  const hashes = release.artifacts.flatMap(({ digests }) => digests.sha256 ?? []).sort();
  if (hashes.length === 0)
    return { code: "no-digest", facts: { package: own.path, version: release.version } };
  return { name, version: release.version, hashes, reasons };
}

/** A line of a requirements file, by which `pip install --require-hashes` takes these files and no others. */
export function requirementLine({ name, version, hashes }: Required): string {
  return [`${name}==${version}`, ...hashes.map((each) => `    --hash=sha256:${each}`)].join(" \\\n");
}
