import { sha256 } from "../crypto/sha256.ts";
import { fingerprint, keyFileName, type PublicKey } from "../crypto/ssh-key.ts";
import { Failure } from "../failure.ts";
import { formatList } from "../format/list.ts";
import { type DocumentName, documentPath } from "../format/place.ts";
import { formatRevocation, parseRevocation } from "../format/revocation.ts";
import type { Repository } from "../git/open-repository.ts";
import { quote } from "../quote.ts";
import type { Refusal } from "../reasons.ts";
import type { Accepted } from "../verify/accepted.ts";
import { issuersOn } from "../verify/policy.ts";
import { namespaces, type Signed } from "../verify/signed.ts";
import { type Endorsement, endorseLines } from "./endorse-lines.ts";
import type { FileChanges } from "./file-changes.ts";
import type { SigningBase } from "./find-base.ts";
import type { FoundKey } from "./find-key.ts";
import { foreseeRevocation } from "./foresee-revocation.ts";
import { issuerOf } from "./issuer-of.ts";
import { judgeGround } from "./judge-certificate.ts";
import { isGeneral } from "./judge-signed.ts";
import type { Endorsing } from "./read-endorsing.ts";
import { signRevocations } from "./sign-revocations.ts";
import type { KeyStatement } from "./signed-by.ts";
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
    /** Its names in the newest root, where a revocation changes nothing. */
    readonly roots: readonly string[];
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
  /** The issuers who signed the list that keeps something, and how many it takes. */
  readonly endorsers: readonly string[];
  readonly needed: number;
  readonly refusals: readonly Refusal[];
  /** Issuers who must sign still. */
  readonly pending: readonly Refusal[];
  readonly changes: FileChanges;
}

/** A registry whose history, or tip, says what is accepted. */
export interface RevokingGround extends Endorsing {
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
  const { look, list } = await foreseeRevocation(repository, ground, revoking, documents);
  if (!(await revoking.confirm(look))) return undefined;

  const signer = await found.open();
  try {
    const changes = new Map([
      ...(await signRevocations(documents, { name, signer })),
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
    const pending = own.filter(isOthers);
    const needed = isSelf ? 0 : ground.policy.root.issuers.threshold;
    return {
      ...look,
      signed: name,
      endorsers: endorsersAfter(ground, list, name),
      needed,
      refusals,
      pending,
      changes,
    };
  } finally {
    signer.close();
  }
}

/** The revocations, as they lie in the work tree or new; those that count already are left out. */
function revocations(
  { accepted, after, policy }: RevokingGround,
  { keys, note, since, signer, isSelf }: Revoking,
): Signed[] {
  const [first = signer.key, ...others] = keys;
  if (isSelf && (others.length > 0 || first !== signer.key))
    throw new Failure("signing-refused", `${fingerprint(signer.key)} can revoke itself alone`, {
      mend: "bailiwick cert revoke --self --key KEYFILE --reason compromised",
    });
  const left = keys.filter((key) => !accepted.revocations.has(pathOf(key)));
  if (left.length === 0 && (isSelf || since === undefined))
    throw new Failure("signing-refused", `${keys.map(fingerprint).join(", ")} is revoked already`, {
      mend: `bailiwick cert revoke ${quote(fingerprint(first))} --reason compromised --since COMMIT   # keeps what stood before`,
    });
  return left.map((key) => {
    const path = pathOf(key);
    const present = after.documents.get(path);
    const old = present && parseRevocation(present.bytes);
    if (present !== undefined && old?.registry === policy.identity && old.key === key) return present;
    const bytes = formatRevocation({ registry: policy.identity, key, note });
    return { path, document: documentOf(key), bytes, sha256: "", signatures: new Map() };
  });
}

function endorsersAfter(
  { policy }: RevokingGround,
  list: Endorsement | undefined,
  name: string,
): readonly string[] {
  if (list === undefined) return [];
  const { present, lines, registry } = list;
  const isSame = present?.sha256 === sha256(formatList({ registry, lines }));
  const before = present && isSame ? issuersOn(present, namespaces.endorse, policy.root).names : [];
  return [...new Set([...before, name])].sort();
}

function pathOf(key: PublicKey): string {
  return documentPath(documentOf(key));
}

function documentOf(key: PublicKey): DocumentName {
  return { kind: "revocation", key: keyFileName(key) };
}
