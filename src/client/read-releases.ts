import { readers, usualOrders } from "../format/release/readers.ts";
import { RELEASE_BYTES, type ReadReleases } from "../format/release/release.ts";
import type { Order } from "../format/version/orders.ts";
import type { Tree } from "../tree.ts";
import type { Remembered } from "../verify/accepted.ts";
import { gatherPackages, nameOf, type PackageStanding } from "./gather-packages.ts";
import { readFiles } from "./read-files.ts";
import type { VerifiedCopy } from "./verified-copy.ts";
import { type PackageRule, versionRules } from "./version-rules.ts";

/** A package's releases, as far as a client holds them verified. */
export interface PackageReleases extends ReadReleases {
  /** The name that the client gave the registry. */
  readonly registry: string;
  /** The registry's own name and root: `mine 9f86...`. */
  readonly identity: string;
  /** The users whose signatures carry it, sorted. */
  readonly authors: readonly string[];
  /** From the repository's top: `packages/foo`. */
  readonly path: string;
  /** `foo`. */
  readonly name: string;
  readonly order: Order;
  readonly ecosystem: string | undefined;
  /** Of its subjects the worst. */
  readonly standing: PackageStanding;
}

/** Reads the releases of packages that are asked for, by name (`foo`) or path. */
export async function readReleases(
  copy: VerifiedCopy,
  isAsked: (name: string, path: string) => boolean,
): Promise<readonly PackageReleases[]> {
  const packages = gatherPackages(copy, await versionRules(copy), isAsked);
  const owners = new Map(
    [...packages].flatMap(([path, { subjects }]) => subjects.map((each) => [each.subject.name, path])),
  );
  const files = new Map<string, Map<string, Uint8Array | undefined>>();
  for (const [tree, subjects] of await byTree(
    copy,
    [...packages.values()].flatMap((each) => each.subjects),
  )) {
    const names = new Set(subjects.map(({ subject }) => subject.name));
    const above = new Set([...names].flatMap((name) => parentsOf(name)));
    /** The path below its package of a file that lies in one of the subjects, and the package. */
    const place = (path: string) => {
      const subject = [path, ...parentsOf(path)].find((each) => names.has(each));
      const owner = subject === undefined ? undefined : owners.get(subject);
      if (owner === undefined) return undefined;
      return { owner, inner: path === owner ? lastOf(path) : path.slice(owner.length + 1) };
    };
    const found = await readFiles(tree, {
      enters: (folder) => above.has(folder) || names.has(folder) || place(folder) !== undefined,
      takes: (path) => {
        const at = place(path);
        return at !== undefined && wants(packages.get(at.owner)?.rule, at.inner);
      },
      limit: RELEASE_BYTES,
    });
    for (const [path, bytes] of found) {
      const at = place(path);
      if (at === undefined) continue;
      const own = files.get(at.owner) ?? new Map<string, Uint8Array | undefined>();
      files.set(at.owner, own.set(at.inner, bytes));
    }
  }
  const { identity } = copy.accepted.policy;
  return [...packages].map(([path, { rule, standing, subjects }]) => {
    const name = nameOf(path, rule);
    return {
      ...{ registry: copy.name, path, name, standing, ecosystem: rule.ecosystem },
      ...{ identity, authors: [...new Set(subjects.flatMap(({ users }) => users))].sort() },
      ...releasesIn(rule, name, files.get(path) ?? new Map()),
    };
  });
}

async function byTree(
  copy: VerifiedCopy,
  subjects: readonly Remembered[],
): Promise<ReadonlyMap<Tree, readonly Remembered[]>> {
  const trees = new Map<string, Tree>();
  const groups = new Map<Tree, Remembered[]>();
  for (const subject of subjects) {
    const found = await copy.treeOf(subject);
    const tree = trees.get(found.id) ?? found;
    trees.set(tree.id, tree);
    const group = groups.get(tree);
    if (group === undefined) groups.set(tree, [subject]);
    else group.push(subject);
  }
  return groups;
}

function wants(rule: PackageRule | undefined, inner: string): boolean {
  return rule?.layouts.some((layout) => readers[layout].wants(inner)) ?? false;
}

/** What the first layout finds that finds anything. */
function releasesIn(
  { layouts, order }: PackageRule,
  name: string,
  files: ReadonlyMap<string, Uint8Array | undefined>,
): ReadReleases & Pick<PackageReleases, "order"> {
  const tried = layouts.map((layout) => {
    const reader = readers[layout];
    const own = new Map([...files].filter(([path]) => reader.wants(path)));
    return { ...reader.read(name, own), order: order ?? usualOrders[layout] };
  });
  const [first] = tried;
  return (
    tried.find(({ releases }) => releases.length > 0) ??
    tried.find(({ unreadable }) => unreadable.length > 0) ??
    first ?? { releases: [], unreadable: [], order: order ?? "loose" }
  );
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The folders that a path lies in, the nearest first. */
function parentsOf(path: string): string[] {
  const parents: string[] = [];
  for (let at = path.lastIndexOf("/"); at > 0; at = path.lastIndexOf("/", at - 1))
    parents.push(path.slice(0, at));
  return parents;
}
