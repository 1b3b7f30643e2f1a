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
 * that could fit.
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
  const held = copy.accepted.subjects.get(key);
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
