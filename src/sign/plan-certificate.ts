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
  /** The signatures on these very bytes that stay, by name. */
  readonly signatures: ReadonlyMap<string, Uint8Array>;
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
    return { certificate: current, bytes: present.bytes, signatures: present.signatures };
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
  return { certificate, bytes: formatCertificate(certificate), signatures: new Map() };
}

/** A name and a key to sign a certificate with. */
export interface NamedSigner {
  readonly name: string;
  readonly signer: Signer;
}

/** The certificate and its signatures as files, so far as they are not there; signatures on other bytes go. */
export async function signCertificate(
  { user, path, present }: Certifying,
  { bytes, signatures }: CertificatePlan,
  signers: readonly NamedSigner[],
): Promise<FileChanges> {
  const document = { kind: "certificate", user } as const;
  const wanted = new Map<string, Uint8Array | undefined>([[path, bytes]]);
  for (const name of present?.signatures.keys() ?? []) wanted.set(signaturePath(document, name), undefined);
  for (const [name, file] of signatures) wanted.set(signaturePath(document, name), file);
  for (const { name, signer } of signers) {
    const at = signaturePath(document, name);
    wanted.set(at, await signDocument(signer, "certificate", bytes, wanted.get(at)));
  }
  const there = new Map([
    [path, present?.bytes],
    ...[...(present?.signatures ?? [])].map(([name, file]) => [signaturePath(document, name), file] as const),
  ]);
  return new Map(
    [...wanted].filter(([at, now]) => {
      const old = there.get(at);
      return old === undefined || now === undefined || !sameBytes(old, now);
    }),
  );
}
