import type { PublicKey } from "../crypto/ssh-key.ts";
import { type Certificate, keysOf } from "../format/certificate.ts";
import type { Repository } from "../git/open-repository.ts";
import type { Signer } from "../keys/signer.ts";
import type { Refusal } from "../reasons.ts";
import { outlineOf } from "../verify/outline.ts";
import { type Failed, failedFor } from "./failed.ts";
import type { FileChanges } from "./file-changes.ts";
import type { FoundKey } from "./find-key.ts";
import { foreseeIssue } from "./foresee-issue.ts";
import { issuerOf } from "./issuer-of.ts";
import { judgeGround, ownVerdict } from "./judge-certificate.ts";
import { type Opening, openingOf } from "./opening-of.ts";
import { type Overlap, overlapsOf } from "./overlaps-of.ts";
import { type CertificatePlan, type NamedSigner, signCertificate } from "./plan-certificate.ts";
import { type Certifying, type CertifyingGround, everyCertificate, revokedIn } from "./read-certifying.ts";
import type { CertificateReport } from "./request-certificate.ts";
import type { Holder } from "./root-holders.ts";
import { type SubjectPaths, subjectPaths } from "./subject-paths.ts";
import { writeChanges } from "./write-changes.ts";

/** One certificate among those that are issued together. */
export interface Piece {
  readonly certifying: Certifying;
  readonly plan: CertificatePlan;
  /** Keys of the user that are here: they sign it too, which proves possession. */
  readonly keys: readonly Holder[];
  /** Whether its new keys must have signed it: their holders are not at hand to do so later. */
  readonly isPossessed?: boolean;
}

/** What is shown of one certificate before it is signed. */
export interface Look {
  readonly certificate: Certificate;
  /** Its keys that were revoked: they sign nothing. */
  readonly revoked: readonly PublicKey[];
  readonly openings: readonly Opening[];
  readonly overlaps: readonly Overlap[];
}

/** Everything that an issuer sees at one look. */
export interface Looks {
  readonly looks: readonly Look[];
  /** Left out. */
  readonly failed: readonly Failed[];
  /** What all of it together makes refused elsewhere. */
  readonly consequences: readonly Refusal[];
}

/** Certificates to issue under one confirmation. */
export interface Together {
  readonly pieces: readonly Piece[];
  /** What failed before there was anything to judge. */
  readonly failed: readonly Failed[];
  readonly issuer: FoundKey;
  readonly now: string;
  readonly confirm: (looks: Looks) => Promise<boolean>;
  /** Whether one that fails keeps all others from being issued. */
  readonly isWhole: boolean;
  /** Whether to stop before the work tree is written. */
  readonly isRehearsal?: boolean;
  /** Further files of the same change, made with the same key; undefined: none. */
  readonly more?: ((issuer: NamedSigner) => Promise<FileChanges>) | undefined;
}

/** What came of them; with `isRehearsal`, `changes` are to be written. */
export interface TogetherReport {
  readonly issued: readonly CertificateReport[];
  readonly failed: readonly Failed[];
  /** What they make refused elsewhere, once enough issuers have signed. */
  readonly consequences: readonly Refusal[];
  /** Undefined where nothing was written. */
  readonly changes: FileChanges | undefined;
}

interface Signed {
  readonly certifying: Certifying;
  readonly look: Look;
  readonly changes: FileChanges;
  readonly names: readonly string[];
}

/**
 * Issues certificates together: each is judged as if it were signed, all are shown at one look, signed under
 * one confirmation, judged again and written at once. One that fails is named and left out. Undefined: not
 * confirmed. Rejects with `signing-refused` for a key that is no issuer's.
 */
export async function issueTogether(
  repository: Repository,
  ground: CertifyingGround,
  together: Together,
): Promise<TogetherReport | undefined> {
  const { issuer, now, confirm, isWhole } = together;
  const name = issuerOf(ground.policy.root, issuer.key, "--issuer-key KEY");
  const { pieces, failed, consequences } = await foreseeIssue(repository, ground, together);
  const nothing = { issued: [], failed, consequences: [], changes: undefined };
  if (pieces.length === 0 || (isWhole && failed.length > 0)) {
    for (const { keys } of together.pieces) for (const { signer } of keys) signer?.close();
    return nothing;
  }
  const paths = await pathsIn(ground);
  const looks = looksAt(ground, pieces, paths);
  const opened: Signer[] = together.pieces.flatMap(({ keys }) => keys.flatMap(({ signer }) => signer ?? []));
  try {
    if (!(await confirm({ looks, failed, consequences }))) return undefined;
    const signer = await issuer.open();
    opened.push(signer);
    const signed: Signed[] = [];
    // One after another: a hardware key asks for a touch each.
    for (const [i, { certifying, plan, keys }] of pieces.entries()) {
      const look = looks[i];
      if (look === undefined) continue;
      const here = [...keys.flatMap((each) => each.signer ?? []), signer];
      const signers = [{ name, signer }, ...ownSigners(plan.certificate, certifying.user, here)];
      const changes = await signCertificate(certifying, plan, signers);
      signed.push({ certifying, look, changes, names: [...new Set(signers.map((each) => each.name))] });
    }
    const more = (await together.more?.({ name, signer })) ?? new Map();
    const changes = new Map([...signed.flatMap((each) => [...each.changes]), ...more]);
    const verdict = await judgeGround(repository, ground, changes, now);
    const issued = signed.map(({ certifying, look, changes: own, names }) => ({
      ...look,
      ...ownVerdict(verdict, certifying, own, name),
      consequences,
      path: certifying.path,
      signed: names,
      changes: own,
    }));
    const late = [
      ...issued.flatMap(({ certificate, refusals }) => failedFor(certificate.user, refusals)),
      ...failedFor("the list", ofMore(verdict.accepted ? [] : verdict.refusals, more)),
    ];
    if (late.length > 0) return { ...nothing, failed: [...failed, ...late] };
    if (!together.isRehearsal) await writeChanges(repository, changes);
    return { issued, failed, consequences, changes };
  } finally {
    for (const each of opened) each.close();
  }
}

/** What is wrong with the further files. */
function ofMore(refusals: readonly Refusal[], more: FileChanges): Refusal[] {
  return refusals.filter(({ facts }) => "path" in facts && more.has(facts.path));
}

/** Every file that there is, by subject, once for all pieces. */
async function pathsIn({ after, policy }: CertifyingGround): Promise<SubjectPaths[]> {
  return subjectPaths(await outlineOf(after.tree, after.home, policy.layout));
}

/** What each certificate opens, and whom that overlaps: the others of today and those issued with it. */
function looksAt(ground: CertifyingGround, pieces: readonly Piece[], paths: readonly SubjectPaths[]): Look[] {
  const { layout } = ground.policy;
  const young = pieces.map(({ plan: { certificate } }) => [certificate.user, certificate] as const);
  const certificates = new Map([...everyCertificate(ground), ...young]);
  return pieces.map(({ certifying: { user, counted }, plan: { certificate } }) => ({
    certificate,
    revoked: revokedIn(ground, certificate),
    openings: openingOf(paths, counted?.grants, certificate.grants),
    overlaps: overlapsOf({ paths, layout, certificates }, user, counted?.grants, certificate.grants),
  }));
}

/** The keys at hand that the certificate lists, one a key. */
function ownSigners(certificate: Certificate, user: string, signers: readonly Signer[]): NamedSigner[] {
  const listed = new Set(keysOf(certificate));
  return [...new Map(signers.map((each) => [each.key, each])).values()]
    .filter(({ key }) => listed.has(key))
    .map((signer) => ({ name: user, signer }));
}
