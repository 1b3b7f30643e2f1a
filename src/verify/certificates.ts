import type { PublicKey } from "../crypto/ssh-key.ts";
import { type Certificate, keysOf, parseCertificate } from "../format/certificate.ts";
import { documentPath, parsePlace } from "../format/place.ts";
import type { Refusal } from "../reasons.ts";
import type { Endorses } from "./lists.ts";
import { issuersOn, type Policy } from "./policy.ts";
import { refuse } from "./refuse.ts";
import { namespaces, type Signed } from "./signed.ts";

/** A certificate that counts, and the SHA-256 of its bytes. */
export interface CountedCertificate {
  readonly certificate: Certificate;
  readonly sha256: string;
}

/** Certificates that count by user, the one user of each key, and what is wrong with the others. */
export interface CertificateVerdict {
  readonly certificates: ReadonlyMap<string, CountedCertificate>;
  readonly users: ReadonlyMap<PublicKey, string>;
  readonly refusals: readonly Refusal[];
}

/**
 * Judges certificates (DESIGN.md section 5, clause 3): by the issuer threshold of the newest root. An
 * invalid, missing or older one is named, and the remembered one counts, unless the issuers changed since
 * it was accepted: then they must have signed it themselves. There is no clock here.
 */
export function judgeCertificates(
  documents: ReadonlyMap<string, Signed>,
  policy: Policy,
  endorses: Endorses,
  remembered: ReadonlyMap<string, CountedCertificate>,
  issuersChanged: boolean,
): CertificateVerdict {
  const certificates = new Map(issuersChanged ? [] : remembered);
  const refusals: Refusal[] = [...remembered.keys()]
    .filter((user) => !documents.has(documentPath({ kind: "certificate", user })))
    .map((user) => refuse("certificate-missing", { user }));
  for (const signed of documents.values()) {
    const document = parsePlace(signed.path)?.document;
    if (document?.kind !== "certificate") continue;
    const verdict = judgeCertificate(signed, document.user, policy, endorses, remembered.get(document.user));
    if ("code" in verdict) refusals.push(verdict);
    else certificates.set(document.user, verdict);
  }
  const owners = ownersOf(certificates);
  return { certificates, users: owners.users, refusals: [...refusals, ...owners.refusals] };
}

function judgeCertificate(
  signed: Signed,
  user: string,
  policy: Policy,
  endorses: Endorses,
  known: CountedCertificate | undefined,
): CountedCertificate | Refusal {
  const { path, sha256 } = signed;
  const certificate = parseCertificate(signed.bytes);
  if (certificate?.registry !== policy.identity || certificate.user !== user)
    return refuse("certificate-malformed", { path });
  const issuers = issuersOn(signed, namespaces.certificate, policy.root);
  if (!issuers.suffice && !endorses(path, sha256)) {
    return refuse("certificate-unauthorised", {
      user,
      needed: policy.root.issuers.threshold,
      signed: issuers.names,
    });
  }
  if (known !== undefined && known.sha256 !== sha256 && certificate.serial <= known.certificate.serial) {
    return refuse("certificate-older", {
      user,
      serial: certificate.serial,
      remembered: known.certificate.serial,
    });
  }
  return { certificate, sha256 };
}

/** The one user of each key; a key under two users counts for neither. */
export function ownersOf(certificates: ReadonlyMap<string, CountedCertificate>): {
  readonly users: ReadonlyMap<PublicKey, string>;
  readonly refusals: readonly Refusal[];
} {
  const users = new Map<PublicKey, string>();
  const shared = new Map<PublicKey, Refusal>();
  for (const [user, { certificate }] of certificates) {
    for (const key of keysOf(certificate)) {
      const other = users.get(key);
      if (other !== undefined) shared.set(key, refuse("key-shared", { user, other }));
      users.set(key, user);
    }
  }
  for (const key of shared.keys()) users.delete(key);
  return { users, refusals: [...shared.values()] };
}
