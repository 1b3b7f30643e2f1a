import { fingerprint, type PublicKey } from "../crypto/ssh-key.ts";
import { Failure } from "../failure.ts";
import { keysOf } from "../format/certificate.ts";
import type { Repository } from "../git/open-repository.ts";
import { quote } from "../quote.ts";
import { outlineOf } from "../verify/outline.ts";
import type { CertificateTerms } from "./draft-certificate.ts";
import type { FileChanges } from "./file-changes.ts";
import type { FoundKey } from "./find-key.ts";
import type { Look } from "./issue-together.ts";
import { type CertificateVerdict, judgeCertificate } from "./judge-certificate.ts";
import { openingOf } from "./opening-of.ts";
import { overlapsOf } from "./overlaps-of.ts";
import { type NamedSigner, planCertificate, signCertificate } from "./plan-certificate.ts";
import { type Certifying, everyCertificate, revokedIn } from "./read-certifying.ts";
import { subjectPaths } from "./subject-paths.ts";
import { writeChanges } from "./write-changes.ts";

/** What is asked for, and the keys at hand. */
export interface CertificateRequest {
  readonly terms: Omit<CertificateTerms, "keys">;
  /** Keys that the certificate shall list. */
  readonly keys: readonly FoundKey[];
  /** Keys that it shall list, and whose secret is not here: their holder signs there. */
  readonly elsewhere?: readonly PublicKey[];
  /** The user's signing key, as it is found without being named. */
  readonly usual: FoundKey | undefined;
  readonly now: string;
}

/** A certificate that was requested or issued. With refusals, nothing was written. */
export interface CertificateReport extends CertificateVerdict, Look {
  readonly path: string;
  /** The names in which it was signed. */
  readonly signed: readonly string[];
  readonly changes: FileChanges;
}

/**
 * Requests a certificate: the certificate itself, signed by its own new keys (DESIGN.md section 4), or, where
 * one stands in the work tree and nothing else is asked for, a signature on that one.
 */
export async function requestCertificate(
  repository: Repository,
  certifying: Certifying,
  { terms, keys, elsewhere = [], usual, now }: CertificateRequest,
): Promise<CertificateReport> {
  const { user, counted, after, policy, path } = certifying;
  const known = counted ?? certifying.old;
  const isFirst = known === undefined && certifying.present === undefined;
  const isNamed = keys.length + elsewhere.length > 0;
  const listed = isNamed ? keys : isFirst && usual !== undefined ? [usual] : [];
  const wanted = [...listed.map(({ key }) => key), ...elsewhere];
  const plan = planCertificate(certifying, { ...terms, keys: wanted }, now, true);
  if (plan === undefined)
    throw new Failure("no-key", `the certificate of ${quote(user)} needs a key`, {
      mend: "bailiwick key new --use",
    });
  const { certificate } = plan;
  const all = keysOf(certificate);
  const able = [...listed, ...(usual === undefined ? [] : [usual])].filter(
    ({ key }, i, found) => all.includes(key) && found.findIndex((each) => each.key === key) === i,
  );
  if (able.length === 0)
    throw new Failure(
      "signing-refused",
      `the certificate of ${quote(user)} does not list ${usual === undefined ? "a key that is here" : fingerprint(usual.key)}`,
      { mend: `bailiwick cert request ${quote(user)} --key KEYFILE` },
    );
  const signers: NamedSigner[] = [];
  try {
    for (const key of able) signers.push({ name: user, signer: await key.open() });
    const changes = await signCertificate(certifying, plan, signers);
    const verdict = await judgeCertificate(repository, certifying, changes, now, undefined);
    if (verdict.refusals.length === 0) await writeChanges(repository, changes);
    const paths = await subjectPaths(await outlineOf(after.tree, after.home, policy.layout));
    const openings = openingOf(paths, counted?.grants, certificate.grants);
    const overlaps = overlapsOf(
      { paths, layout: policy.layout, certificates: everyCertificate(certifying) },
      user,
      counted?.grants,
      certificate.grants,
    );
    const revoked = revokedIn(certifying, certificate);
    return { ...verdict, certificate, revoked, path, openings, overlaps, signed: [user], changes };
  } finally {
    for (const { signer } of signers) signer.close();
  }
}
