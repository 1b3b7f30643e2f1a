import { fingerprint, keyFileName, type PublicKey } from "../crypto/ssh-key.ts";
import { Failure } from "../failure.ts";
import { parseList } from "../format/list.ts";
import { documentPath, signaturePath } from "../format/place.ts";
import { formatRevocation, parseRevocation } from "../format/revocation.ts";
import type { Repository } from "../git/open-repository.ts";
import { quote } from "../quote.ts";
import type { Refusal } from "../reasons.ts";
import type { Accepted } from "../verify/accepted.ts";
import { heldAt } from "../verify/held.ts";
import { outlined, readHome } from "../verify/side.ts";
import type { Signed } from "../verify/signed.ts";
import { endorseLines } from "./endorse-lines.ts";
import type { FileChanges } from "./file-changes.ts";
import type { SigningBase } from "./find-base.ts";
import type { FoundKey } from "./find-key.ts";
import { foreseenGround } from "./foreseen-ground.ts";
import { issuerOf } from "./issuer-of.ts";
import { judgeGround } from "./judge-certificate.ts";
import { isGeneral } from "./judge-signed.ts";
import type { NamedSigner } from "./plan-certificate.ts";
import type { Endorsing } from "./read-endorsing.ts";
import { signDocument } from "./sign-document.ts";
import { type KeyStatement, statementsSignedBy } from "./signed-by.ts";
import { writeChanges } from "./write-changes.ts";

/** Keys to revoke, why, and by whom. */
export interface Revoking {
  readonly keys: readonly PublicKey[];
  /** What goes into the note. */
  readonly note: string;
  /** The first commit in doubt: what its first parent holds already is endorsed. Undefined: nothing is. */
  readonly since: string | undefined;
  readonly signer: FoundKey;
  /** Whether the key revokes itself, where no issuer does. */
  readonly isSelf: boolean;
  readonly now: string;
  readonly confirm: (look: RevokeLook) => Promise<boolean>;
}

/** What revoking does, to be seen before it is signed. */
export interface RevokeLook {
  readonly keys: readonly {
    readonly key: PublicKey;
    readonly fingerprint: string;
    readonly user: string | undefined;
  }[];
  /** Every statement in the tree that the keys signed. */
  readonly statements: readonly KeyStatement[];
  /** The list that keeps what predates the theft, and its lines; undefined: nothing is kept. */
  readonly kept: { readonly list: string; readonly lines: ReadonlyMap<string, string> } | undefined;
  /** What is refused from then on, until it is signed again or endorsed. */
  readonly refused: readonly Refusal[];
}

/** What came of it. With refusals, nothing was written. */
export interface RevokeReport extends RevokeLook {
  /** The name of the issuer who signed, or `self`. */
  readonly signed: string;
  readonly refusals: readonly Refusal[];
  /** Issuers who must sign still. */
  readonly pending: readonly Refusal[];
  readonly changes: FileChanges;
}

interface Ground extends Endorsing {
  readonly base: SigningBase;
  readonly accepted: Accepted;
}

/**
 * Revokes keys (DESIGN.md sections 4 and 5): a revocation each, signed by an issuer or by the key itself, and an
 * endorsement of the statements that they signed in good time. Undefined: not confirmed. Rejects with
 * `signing-refused` for a key that may not sign it, and for keys that are revoked already.
 */
export async function revokeKeys(
  repository: Repository,
  endorsing: Endorsing,
  revoking: Revoking,
): Promise<RevokeReport | undefined> {
  const { base, accepted } = endorsing;
  if (base === undefined || accepted === undefined)
    throw new Failure("no-pin", "the registry is not committed yet, so no key counts that could be revoked");
  const ground = { ...endorsing, base, accepted };
  const { signer: found, isSelf, now } = revoking;
  const name = isSelf ? "self" : issuerOf(ground.policy.root, found.key, "--issuer-key KEY");
  const documents = revocations(ground, revoking);
  const { look, list } = await foresee(repository, ground, revoking, documents);
  if (!(await revoking.confirm(look))) return undefined;

  const signer = await found.open();
  try {
    const changes = new Map([
      ...(await signAll(documents, { name, signer })),
      ...(isSelf || list === undefined ? [] : await endorseLines(list, { name, signer })),
    ]);
    const verdict = await judgeGround(repository, ground, changes, now);
    const all = verdict.accepted ? [] : verdict.refusals;
    const paths = new Set([...changes.keys(), ...documents.map(({ path }) => path)]);
    const own = all.filter(
      ({ code, facts }) => isGeneral(code) || ("path" in facts && paths.has(facts.path)),
    );
    const isOthers = ({ code }: Refusal) =>
      code === "revocation-unauthorised" && !isSelf && ground.policy.root.issuers.threshold > 1;
    const refusals = own.filter((refusal) => !isOthers(refusal));
    if (refusals.length === 0) await writeChanges(repository, changes);
    return { ...look, signed: name, refusals, pending: own.filter(isOthers), changes };
  } finally {
    signer.close();
  }
}

/** The revocations, as they lie in the work tree or new; those that count already are left out. */
function revocations(
  { accepted, after, policy }: Ground,
  { keys, note, signer, isSelf }: Revoking,
): Signed[] {
  const [first = signer.key, ...others] = keys;
  if (isSelf && (others.length > 0 || first !== signer.key))
    throw new Failure("signing-refused", `${fingerprint(signer.key)} can revoke itself alone`, {
      mend: "bailiwick cert revoke --self --key KEYFILE --reason compromised",
    });
  const left = keys.filter((key) => !accepted.revocations.has(pathOf(key)));
  if (left.length === 0)
    throw new Failure("signing-refused", `${keys.map(fingerprint).join(", ")} is revoked already`, {
      mend: "bailiwick endorse NAME PACKAGE   # keeps what is vouched for",
    });
  return left.map((key) => {
    const path = pathOf(key);
    const present = after.documents.get(path);
    const old = present && parseRevocation(present.bytes);
    if (present !== undefined && old?.registry === policy.identity && old.key === key) return present;
    const bytes = formatRevocation({ registry: policy.identity, key, note });
    return { path, bytes, sha256: "", signatures: new Map() };
  });
}

function pathOf(key: PublicKey): string {
  return documentPath({ kind: "revocation", key: keyFileName(key) });
}

async function signAll(documents: readonly Signed[], { name, signer }: NamedSigner): Promise<FileChanges> {
  const changes = new Map<string, Uint8Array>();
  for (const { path, bytes, sha256, signatures } of documents) {
    const document = {
      kind: "revocation",
      key: path.slice(path.lastIndexOf("/") + 1, -".yaml".length),
    } as const;
    if (sha256 === "") changes.set(path, bytes);
    const at = signaturePath(document, name);
    changes.set(at, await signDocument(signer, "revocation", bytes, signatures.get(name)));
  }
  return changes;
}

/** What the judge says of it, as if enough issuers had signed: with nothing kept, then with what is. */
async function foresee(
  repository: Repository,
  ground: Ground,
  { keys, since, now, isSelf }: Revoking,
  documents: readonly Signed[],
): Promise<{ look: RevokeLook; list: Parameters<typeof endorseLines>[0] | undefined }> {
  const { trust, after, policy } = ground;
  const foreseen = foreseenGround(ground);
  const judge = async (list: Parameters<typeof endorseLines>[0] | undefined) => {
    const changes = new Map<string, Uint8Array | undefined>();
    for (const issuer of foreseen.issuers) {
      for (const [path, bytes] of await signAll(documents, issuer)) changes.set(path, bytes);
      for (const [path, bytes] of list === undefined ? [] : await endorseLines(list, issuer))
        changes.set(path, bytes);
    }
    return (await judgeGround(repository, foreseen.ground, changes, now)).consequences;
  };
  const statements = await statementsSignedBy(after, trust, new Set(keys));
  const lost = await judge(undefined);
  const subjects = new Set(lost.map(({ subject }) => subject));
  const name = `revoked-${keyFileName(keys[0] ?? "").slice(0, 16)}`;
  const present = after.documents.get(documentPath({ kind: "list", name }));
  const lines =
    since !== undefined
      ? await predating(
          repository,
          ground,
          since,
          statements.filter(({ subject }) => subjects.has(subject.name)),
        )
      : ((present && parseList(present.bytes)?.lines) ?? new Map());
  const list = lines.size === 0 || isSelf ? undefined : { registry: policy.identity, name, lines, present };
  return {
    look: {
      keys: keys.map((key) => ({ key, fingerprint: fingerprint(key), user: trust.users.get(key) })),
      statements,
      kept: list && { list: name, lines },
      refused: list === undefined ? lost : await judge(list),
    },
    list,
  };
}

/** Those statements that the first parent of a commit holds, to the byte: path -> SHA-256. */
async function predating(
  repository: Repository,
  { base, policy }: Ground,
  since: string,
  statements: readonly KeyStatement[],
): Promise<ReadonlyMap<string, string>> {
  const id = await repository.resolve(since);
  if ((await repository.mergeBase(id, base.commit)) !== id)
    throw new Failure("usage", `${quote(since)} is no commit in the history of ${base.branch}`, {
      mend: `git log --first-parent ${base.branch}`,
    });
  const [parent] = (await repository.commit(id)).parents;
  if (parent === undefined) return new Map();
  const read = await readHome(await repository.tree(parent));
  const side = await outlined(read, policy.layout, undefined);
  const held = await heldAt(
    side,
    statements.map(({ path }) => path),
  );
  return new Map(
    statements.flatMap(({ path, sha256 }) =>
      held.get(path)?.sha256 === sha256 ? [[path, sha256] as const] : [],
    ),
  );
}
