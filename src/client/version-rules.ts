import { Failure } from "../failure.ts";
import { subjectKey } from "../format/layout.ts";
import { matchesSegment, type Pattern, parsePattern } from "../format/patterns.ts";
import { type ReleaseLayout, releaseLayouts } from "../format/release/readers.ts";
import { parseRegistryFile, REGISTRY_FILE } from "../format/release/registry-file.ts";
import { RELEASE_BYTES } from "../format/release/release.ts";
import type { Order } from "../format/version/orders.ts";
import { readFiles } from "./read-files.ts";
import type { VerifiedCopy } from "./verified-copy.ts";

/** How releases of some packages are read. */
export interface PackageRule {
  readonly pattern: Pattern;
  readonly isFolder: boolean;
  /** Those tried; the first that finds anything is the package's. */
  readonly layouts: readonly ReleaseLayout[];
  /** Undefined: the layout's usual one. */
  readonly order: Order | undefined;
  readonly ecosystem: string | undefined;
}

/**
 * The rules of a registry: those of its verified `registry.yaml`, else, for the root's own layout, every reader
 * that could fit. Rejects with the Failure `io` where it is refused, and was never held: what it says is not its
 * authors', and without it a fix could look older than what it mends.
 */
export async function versionRules(copy: VerifiedCopy): Promise<readonly PackageRule[]> {
  const said = await readRegistryFile(copy);
  const rules =
    said?.versions.map(({ paths, layout, order, ecosystem }) => ({
      paths,
      layouts: [layout],
      order,
      ecosystem,
    })) ??
    copy.accepted.policy.root.layout.map((paths) => ({
      paths,
      layouts: releaseLayouts.filter((layout) => (layout === "krew") !== paths.endsWith("/")),
      ...{ order: undefined, ecosystem: undefined },
    }));
  return rules.flatMap(({ paths, ...rule }) => {
    const isFolder = paths.endsWith("/");
    const pattern = parsePattern(isFolder ? paths.slice(0, -1) : paths);
    return pattern === undefined ? [] : [{ ...rule, pattern, isFolder }];
  });
}

async function readRegistryFile(copy: VerifiedCopy) {
  const key = subjectKey({ kind: "common", name: REGISTRY_FILE });
  const { subjects, refused } = copy.accepted;
  const held = subjects.get(key);
  // A file that nobody ever signed says nothing; one that was signed, and is another now, was meant to say something.
  const wasSigned = held !== undefined && held.chain.length > 0 && held.standing !== "fresh";
  if (wasSigned && held.standing !== "verified" && refused.has(key))
    throw new Failure("io", `${REGISTRY_FILE} is refused, so nobody knows how versions are ordered`, {
      mend: `bailiwick why ${REGISTRY_FILE}`,
    });
  if (held?.standing !== "verified") return undefined;
  const files = await readFiles(await copy.treeOf(held), {
    enters: () => false,
    takes: (path) => path === REGISTRY_FILE,
    limit: RELEASE_BYTES,
  });
  const bytes = files.get(REGISTRY_FILE);
  return bytes && parseRegistryFile(bytes);
}

/** The path of the package that a subject, or a path, is or lies in; undefined: the rule speaks of others. */
export function packageOf({ pattern, isFolder }: PackageRule, path: string): string | undefined {
  const segments = path.split("/");
  const { length } = pattern.segments;
  if (isFolder ? segments.length < length : segments.length !== length) return undefined;
  const own = segments.slice(0, length);
  return pattern.segments.every((each, i) => matchesSegment(each, own[i] ?? "")) ? own.join("/") : undefined;
}
