import { sha256 } from "../crypto/sha256.ts";
import { Failure } from "../failure.ts";
import { type Certificate, formatCertificate, parseCertificate } from "../format/certificate.ts";
import { signaturePath } from "../format/place.ts";
import { sameBytes } from "../format/yaml.ts";
import type { Signer } from "../keys/signer.ts";
import { quote } from "../quote.ts";
import { type CertificateTerms, draftCertificate, saysSomething } from "./draft-certificate.ts";
import type { FileChanges } from "./file-changes.ts";
import type { Certifying } from "./read-certifying.ts";
import { signDocument } from "./sign-document.ts";

/** A certificate to be signed. */
export interface CertificatePlan {
  readonly certificate: Certificate;
  readonly bytes: Uint8Array;
  /** Whether it stands in the work tree already, to the letter. */
  readonly isPresent: boolean;
}

/**
 * The certificate that terms ask for, upon the work tree's or else the one that counts; without terms the one
 * in the work tree, to be signed as it is, unless it is the base's and `renews` asks for its successor.
 * Undefined: there is none, and nobody said what it should be.
 */
export function planCertificate(
  certifying: Certifying,
  terms: CertificateTerms,
  now: string,
  renews: boolean,
): CertificatePlan | undefined {
  const { user, policy, counted, old, present } = certifying;
  const current = present && parseCertificate(present.bytes);
  const isYoung = current !== undefined && current.serial > Math.max(old?.serial ?? 0, counted?.serial ?? 0);
  if (!saysSomething(terms) && current !== undefined && present !== undefined && (isYoung || !renews))
    return { certificate: current, bytes: present.bytes, isPresent: true };
  const last = isYoung ? current : (counted ?? old);
  if (!saysSomething(terms) && last === undefined) return undefined;
  const certificate = draftCertificate(
    {
      registry: policy.identity,
      user,
      serial: Math.max(old?.serial ?? 0, counted?.serial ?? 0),
      last,
      certificateDays: policy.root.limits.certificateDays,
      now,
    },
    terms,
  );
  if (certificate.keys === undefined && certificate.retired === undefined)
    throw new Failure("usage", `the certificate of ${quote(user)} would list no key`, {
      mend: "--key FILE.pub",
    });
  return { certificate, bytes: formatCertificate(certificate), isPresent: false };
}

/** A name and a key to sign a certificate with. */
export interface NamedSigner {
  readonly name: string;
  readonly signer: Signer;
}

/** The certificate and its signatures as files; signatures on other bytes go. */
export async function signCertificate(
  { user, path, present }: Certifying,
  { bytes, isPresent }: CertificatePlan,
  signers: readonly NamedSigner[],
): Promise<FileChanges> {
  const document = { kind: "certificate", user } as const;
  const changes = new Map<string, Uint8Array | undefined>();
  const kept =
    isPresent && present?.sha256 === sha256(bytes) ? present.signatures : new Map<string, Uint8Array>();
  for (const name of present?.signatures.keys() ?? [])
    if (!kept.has(name)) changes.set(signaturePath(document, name), undefined);
  if (!isPresent) changes.set(path, bytes);
  for (const { name, signer } of signers) {
    const at = signaturePath(document, name);
    const existing = changes.get(at) ?? kept.get(name);
    changes.set(at, await signDocument(signer, "certificate", bytes, existing));
  }
  // What is there to the letter, since it was signed before, is no change.
  for (const [name, old] of kept) {
    const at = signaturePath(document, name);
    const now = changes.get(at);
    if (now !== undefined && sameBytes(now, old)) changes.delete(at);
  }
  return changes;
}
