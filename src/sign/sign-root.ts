import { fingerprint } from "../crypto/ssh-key.ts";
import { Failure } from "../failure.ts";
import { parsePlace, signaturePath } from "../format/place.ts";
import { parseRoot, type Root } from "../format/root.ts";
import type { Repository } from "../git/open-repository.ts";
import type { Signer } from "../keys/signer.ts";
import { list } from "../quote.ts";
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
import { signDocument } from "./sign-document.ts";
import { writeChanges } from "./write-changes.ts";

/** A root that was signed. With refusals, nothing was written. */
export interface RootReport {
  readonly root: Root;
  readonly pin: string;
  /** The name that the key has in it, or had in the one before. */
  readonly name: string;
  /** Lists that were endorsed with it. */
  readonly endorsed: readonly string[];
  readonly refusals: readonly Refusal[];
  /** Whose signatures are still missing. */
  readonly pending: readonly Refusal[];
  readonly changes: FileChanges;
}

/** How a root is signed. */
export interface RootRequest {
  readonly key: FoundKey;
  /** The base of a later root. */
  readonly base: () => Promise<SigningBase | undefined>;
  readonly now: string;
}

/**
 * Signs the newest root in the work tree. With the first root an issuer also endorses the lists that come with
 * it, since the registry stands only when both have enough signatures. Rejects with `signing-refused` for a key
 * that is neither in that root nor in the one before.
 */
export async function signRoot(repository: Repository, { key, base, now }: RootRequest): Promise<RootReport> {
  const staged = await repository.staged("work-tree");
  const { documents } = await readHome(staged);
  const roots = [...documents.values()].flatMap((signed) => {
    const document = parsePlace(signed.path)?.document;
    const root = document?.kind === "root" ? parseRoot(signed.bytes) : undefined;
    return root === undefined ? [] : [{ root, signed }];
  });
  roots.sort((a, b) => a.root.version - b.root.version);
  const newest = roots.at(-1);
  if (newest === undefined)
    throw new Failure("no-pin", "there is no root in the work tree", {
      mend: "bailiwick init NAME --layout '*/'",
    });
  const { root, signed } = newest;
  const name = nameOf(key, root, roots.at(-2)?.root);
  const isFirst = root.version === 1;
  const endorsed = isFirst && root.issuers.keys.includes(name) ? [...documents.values()].filter(isList) : [];

  const signer = await key.open();
  const changes = await signAll(signer, name, root, signed, endorsed).finally(() => signer.close());
  const head = await overlayTree(staged, changes, repository.format);
  const pin = roots[0]?.signed.sha256 ?? "";
  const found = isFirst
    ? await judgeFirst(pin, await headTree(repository), head, now)
    : await judgeSuccessor(await base(), head, now);
  const isOthers = ({ code, facts }: Refusal) =>
    (code === "root-unsigned" && !facts.missing.includes(name)) ||
    code === "photograph-not-endorsed" ||
    code === "revocation-lapsed";
  const refusals = found.filter((refusal) => !isOthers(refusal));
  if (refusals.length === 0) await writeChanges(repository, changes);
  const lists = endorsed.map(({ path }) => path);
  return { root, pin, name, endorsed: lists, refusals, pending: found.filter(isOthers), changes };
}

function nameOf({ key }: FoundKey, root: Root, last: Root | undefined): string {
  const names = [...root.keys, ...(last?.keys ?? [])];
  const name = names.find(([, each]) => each === key)?.[0];
  if (name !== undefined) return name;
  throw new Failure(
    "signing-refused",
    `${fingerprint(key)} is no key of root ${root.version}, which names ${list([...root.keys.keys()])}`,
    { mend: "bailiwick root sign --key KEY" },
  );
}

function isList({ path }: Signed): boolean {
  return parsePlace(path)?.document.kind === "list";
}

async function signAll(
  signer: Signer,
  name: string,
  root: Root,
  signed: Signed,
  endorsed: readonly Signed[],
): Promise<FileChanges> {
  const changes = new Map<string, Uint8Array>();
  const sign = async (path: string, purpose: "root" | "endorse", { bytes, signatures }: Signed) =>
    changes.set(path, await signDocument(signer, purpose, bytes, signatures.get(name)));
  await sign(signaturePath({ kind: "root", version: root.version }, name), "root", signed);
  for (const each of endorsed) {
    const document = parsePlace(each.path)?.document;
    if (document !== undefined) await sign(signaturePath(document, name), "endorse", each);
  }
  return changes;
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
  base: SigningBase | undefined,
  head: Tree,
  now: string,
): Promise<readonly Refusal[]> {
  if (base === undefined)
    throw new Failure("no-pin", "no commit here has a registry, so nothing says what this root follows");
  const accepted = (await base.history()) ?? (await base.acceptedOf(new Set()));
  return (await foreseeRoot({ base: accepted, tip: base.tip, head, now })).refusals;
}
