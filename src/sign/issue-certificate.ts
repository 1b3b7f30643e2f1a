import { Failure } from "../failure.ts";
import { type Certificate, keysOf } from "../format/certificate.ts";
import type { Repository } from "../git/open-repository.ts";
import { quote } from "../quote.ts";
import { outlineOf } from "../verify/outline.ts";
import type { CertificateTerms } from "./draft-certificate.ts";
import type { FoundKey } from "./find-key.ts";
import { issuerOf } from "./issuer-of.ts";
import { judgeCertificate } from "./judge-certificate.ts";
import { type Opening, openingOf } from "./opening-of.ts";
import { type NamedSigner, planCertificate, signCertificate } from "./plan-certificate.ts";
import type { Certifying } from "./read-certifying.ts";
import type { CertificateReport } from "./request-certificate.ts";
import type { Holder } from "./root-holders.ts";
import { writeChanges } from "./write-changes.ts";

/** What is to be issued, and by whom. */
export interface IssueRequest {
  readonly terms: Omit<CertificateTerms, "keys">;
  /** The user's keys that the certificate shall list; those at hand sign it too, which proves possession. */
  readonly keys: readonly Holder[];
  readonly issuer: FoundKey;
  readonly now: string;
  /** Shown what it opens before anything is signed; whether to go on. */
  readonly confirm: (certificate: Certificate, openings: readonly Opening[]) => Promise<boolean>;
}

/**
 * Signs a certificate as an issuer: the one that stands in the work tree or, if terms are given, one made from
 * them. Undefined: not confirmed, so nothing was signed. Rejects with `signing-refused` for a key that is no
 * issuer's.
 */
export async function issueCertificate(
  repository: Repository,
  certifying: Certifying,
  { terms, keys, issuer, now, confirm }: IssueRequest,
): Promise<CertificateReport | undefined> {
  const { user, counted, after, policy, path } = certifying;
  const name = issuerOf(policy.root, issuer.key, "--issuer-key KEY");
  const plan = planCertificate(certifying, { ...terms, keys: keys.map(({ key }) => key) }, now, false);
  if (plan === undefined)
    throw new Failure("usage", `there is no request of ${quote(user)} here, and no grant is given`, {
      mend: `bailiwick cert issue ${quote(user)} --key FILE.pub --grant 'publish PACKAGE/**'`,
    });
  const { certificate } = plan;
  const outline = await outlineOf(after.tree, after.home, policy.layout);
  const openings = await openingOf(outline, counted?.grants, certificate.grants);
  if (!(await confirm(certificate, openings))) return undefined;

  const signer = await issuer.open();
  try {
    const own: NamedSigner[] = [...keys.flatMap((each) => each.signer ?? []), signer]
      .filter(
        ({ key }, i, found) =>
          keysOf(certificate).includes(key) && found.findIndex((each) => each.key === key) === i,
      )
      .map((each) => ({ name: user, signer: each }));
    const signers = [{ name, signer }, ...own];
    const changes = await signCertificate(certifying, plan, signers);
    const verdict = await judgeCertificate(repository, certifying, changes, now, name);
    if (verdict.refusals.length === 0) await writeChanges(repository, changes);
    const signed = [...new Set(signers.map((each) => each.name))];
    return { ...verdict, certificate, path, openings, signed, changes };
  } finally {
    for (const each of [signer, ...keys.map((holder) => holder.signer)]) each?.close();
  }
}
