import { Failure } from "../failure.ts";
import { parsePlace } from "../format/place.ts";
import { parseRoot, type Root } from "../format/root.ts";
import type { Repository } from "../git/open-repository.ts";
import type { Refusal } from "../reasons.ts";
import type { Tree } from "../tree.ts";
import { verifyFirstChange } from "../verify/first-change.ts";
import { foreseeRoot } from "../verify/foresee-root.ts";
import { readHome } from "../verify/side.ts";
import type { Signed } from "../verify/signed.ts";
import type { FileChanges } from "./file-changes.ts";
import type { SigningBase } from "./find-base.ts";
import type { FoundKey } from "./find-key.ts";
import { headTree } from "./head-tree.ts";
import { overlayTree } from "./overlay-tree.ts";
import { type RootDifference, rootDifferences } from "./root-differences.ts";
import { addSignatures, makeSignatures, type ToSign } from "./root-signatures.ts";
import { tipBeforeRoot } from "./tip-before-root.ts";
import { writeChanges } from "./write-changes.ts";

/** A root that was signed. With refusals, nothing was written. */
export interface RootReport {
  readonly root: Root;
  readonly pin: string;
  /** What it says otherwise than the one before it. */
  readonly differences: readonly RootDifference[];
  /** The names that the keys have in it, or had in the one before. */
  readonly names: readonly string[];
  /** Lists that were endorsed with it. */
  readonly endorsed: readonly string[];
  readonly refusals: readonly Refusal[];
  /** Whose signatures are still missing. */
  readonly pending: readonly Refusal[];
  readonly changes: FileChanges;
}

/** How a root is signed. */
export interface RootRequest {
  /** A key; or the bytes of `.sig` files that were made elsewhere, by what they are called. */
  readonly by: FoundKey | ReadonlyMap<string, Uint8Array>;
  /** The base of a later root. */
  readonly base: () => Promise<SigningBase | undefined>;
  readonly now: string;
}

/**
 * Signs the newest root in the work tree, or adds signatures that were made elsewhere. With the first root an
 * issuer also endorses the lists that come with it, since the registry stands only when both have enough
 * signatures. Rejects with `signing-refused` for a key that is neither in that root nor in the one before, and
 * for a file without a signature of such a key.
 */
export async function signRoot(repository: Repository, { by, base, now }: RootRequest): Promise<RootReport> {
  const staged = await repository.staged("work-tree");
  const { documents } = await readHome(staged);
  const roots = [...documents.values()].flatMap((signed) => {
    const { document } = signed;
    const root = document.kind === "root" ? parseRoot(signed.bytes) : undefined;
    return root === undefined ? [] : [{ root, signed }];
  });
  roots.sort((a, b) => a.root.version - b.root.version);
  const newest = roots.at(-1);
  if (newest === undefined)
    throw new Failure("no-pin", "there is no root in the work tree", {
      mend: "bailiwick init NAME --layout '*/'",
    });
  const { root, signed } = newest;
  const isFirst = root.version === 1;
  const toSign: ToSign = {
    version: root.version,
    root: signed,
    lists: [...documents.values()].filter(isList),
    areEndorsed: isFirst,
    names: new Map([...(roots.at(-2)?.root.keys ?? []), ...root.keys].map(([name, key]) => [key, name])),
    issuers: root.issuers.keys,
  };
  const { names, endorsed, changes } =
    "open" in by ? await makeSignatures(toSign, by) : addSignatures(toSign, by);
  const head = await overlayTree(staged, changes, repository.format);
  const pin = roots[0]?.signed.sha256 ?? "";
  const found = isFirst
    ? await judgeFirst(pin, await headTree(repository), head, now)
    : await judgeSuccessor(repository, await base(), head, now);
  const isOthers = ({ code, facts }: Refusal) =>
    (code === "root-unsigned" && !facts.missing.some((name) => names.includes(name))) ||
    code === "photograph-not-endorsed" ||
    code === "revocation-lapsed";
  const refusals = found.filter((refusal) => !isOthers(refusal));
  if (refusals.length === 0) await writeChanges(repository, changes);
  const last = roots.at(-2)?.root;
  const differences = last === undefined ? [] : rootDifferences(last, root);
  return { root, pin, differences, names, endorsed, refusals, pending: found.filter(isOthers), changes };
}

function isList({ path }: Signed): boolean {
  return parsePlace(path)?.document.kind === "list";
}

async function judgeFirst(
  pin: string,
  tip: Tree | undefined,
  head: Tree,
  now: string,
): Promise<readonly Refusal[]> {
  const verdict = await verifyFirstChange(pin, tip, head, now);
  return verdict.accepted ? [] : verdict.refusals;
}

/** All that stands against a later root, also while it lacks signatures. */
async function judgeSuccessor(
  repository: Repository,
  base: SigningBase | undefined,
  head: Tree,
  now: string,
): Promise<readonly Refusal[]> {
  if (base === undefined)
    throw new Failure("no-pin", "no commit here has a registry, so nothing says what this root follows");
  const accepted = (await base.history()) ?? (await base.acceptedOf(new Set()));
  const tip = await tipBeforeRoot(repository, base, accepted);
  return (await foreseeRoot({ base: accepted, tip, head, now })).refusals;
}
