import { type Day, daysBetween } from "../format/day.ts";
import type { Refusal } from "../reasons.ts";
import type { Tree } from "../tree.ts";
import { rootLinks, showThreshold } from "../verify/explain-roots.ts";
import { type NamedKey, showKey } from "../verify/explain-signatures.ts";
import { rootsOf } from "../verify/explain-view.ts";

/** Some of the people who must sign a root: of its own threshold, of the one before, or of keys new in it. */
export interface RootSigners {
  readonly by: "its own keys" | "the root before" | "keys new in it";
  /** So many distinct keys. */
  readonly needed: number;
  readonly signed: readonly NamedKey[];
  readonly missing: readonly NamedKey[];
}

/** How far the newest root has come. */
export interface RootStatus {
  readonly version: number;
  readonly path: string;
  readonly sha256: string;
  readonly expires: Day;
  /** Negative once it expired. */
  readonly daysLeft: number;
  readonly stands: boolean;
  readonly signers: readonly RootSigners[];
  /** What is wrong with the roots. */
  readonly refusals: readonly Refusal[];
}

/**
 * Who has signed the newest root of a tree, and who is missing; undefined where no file is a root. `pin` is the
 * SHA-256 of a root's bytes, hex; undefined: any.
 */
export async function rootStatus(
  tree: Tree,
  pin: string | undefined,
  today: Day,
): Promise<RootStatus | undefined> {
  const { read, policy, refusals } = await rootsOf(tree, pin);
  const links = rootLinks(read.documents, pin, policy?.roots ?? []);
  const newest = links.at(-1);
  const last = links.at(-2);
  if (newest === undefined) return undefined;
  const { document, version, path, sha256, stands } = newest;
  const keys = new Set(newest.signatures.map(({ key }) => key));
  const group = (by: RootSigners["by"], needed: number, asked: readonly NamedKey[]): RootSigners => ({
    by,
    needed,
    signed: asked.filter(({ key }) => keys.has(key)),
    missing: asked.filter(({ key }) => !keys.has(key)),
  });
  const young = [...document.keys]
    .filter(([name]) => !last?.document.keys.has(name))
    .map(([name, key]) => showKey(name, key));
  const before = last && showThreshold(last.document, last.document.root);
  return {
    version,
    path,
    sha256,
    expires: document.expires,
    daysLeft: daysBetween(today, document.expires),
    stands,
    signers: [
      group("its own keys", newest.root.threshold, newest.root.keys),
      ...(before === undefined ? [] : [group("the root before", before.threshold, before.keys)]),
      ...(young.length === 0 ? [] : [group("keys new in it", young.length, young)]),
    ],
    refusals,
  };
}
