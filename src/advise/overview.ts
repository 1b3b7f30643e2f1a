import type { Refusal } from "../reasons.ts";
import { papersOf } from "../verify/evidence.ts";
import { type RootLink, rootLinks } from "../verify/explain-roots.ts";
import type { View } from "../verify/explain-view.ts";
import { outlined } from "../verify/side.ts";

/** A registry at a glance; nothing of its packages is verified. */
export interface Overview {
  /** `name hex32`. */
  readonly identity: string;
  readonly roots: readonly RootLink[];
  /** The newest that stands. */
  readonly newest: RootLink;
  readonly counts: {
    readonly users: number;
    readonly revocations: number;
    readonly lists: number;
    readonly packages: number;
    readonly common: number;
    /** Packages and common names that have statements. */
    readonly stated: number;
    readonly statements: number;
  };
  /** What is wrong with documents, whoever they concern. */
  readonly refusals: readonly Refusal[];
}

/** So many statement directories are listed together. */
const TOGETHER = 512;

/** Looks at a registry whose roots stand. */
export async function overviewOf(
  { read, policy, trust, ofRoots, refusals }: Extract<View, { stands: true }>,
  pin: string | undefined,
): Promise<Overview> {
  const { outline } = await outlined(read, policy.layout, undefined);
  const subjects = [...outline.subjects.values()];
  const stated = subjects.filter(({ chain }) => chain !== undefined);
  let statements = 0;
  for (let i = 0; i < stated.length; i += TOGETHER) {
    const papers = await papersOf(read.tree, stated.slice(i, i + TOGETHER));
    for (const { leaves } of papers.values())
      statements += leaves.filter(({ place }) => place.signer === undefined).length;
  }
  const roots = rootLinks(read.documents, pin, policy.roots);
  const newest = roots.find(({ version, stands }) => stands && version === policy.root.version);
  if (newest === undefined) throw new Error("a policy without a root");
  return {
    identity: policy.identity,
    roots,
    newest,
    counts: {
      users: trust.certificates.size,
      revocations: trust.revocations.size,
      lists: trust.lists.length,
      packages: subjects.filter(({ subject }) => subject.kind === "package").length,
      common: subjects.filter(({ subject }) => subject.kind === "common").length,
      stated: stated.length,
      statements,
    },
    refusals: [...ofRoots, ...refusals, ...outline.faults.map(({ refusal }) => refusal)],
  };
}
