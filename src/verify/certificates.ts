import type { PublicKey } from "../crypto/ssh-key.ts";
import { type Certificate, keysOf } from "../format/certificate.ts";
import { documentPath } from "../format/place.ts";
import type { Refusal } from "../reasons.ts";
import type { EndorsersOf } from "./lists.ts";
import { certificateIn } from "./parsed.ts";
import { issuersOn, type Policy, sufficeUnder } from "./policy.ts";
import { refuse } from "./refuse.ts";
import { namespaces, type Signed } from "./signed.ts";

/** A certificate that counts, the SHA-256 of its bytes, and the issuers' keys that signed it. */
export interface CountedCertificate {
  readonly certificate: Certificate;
  readonly sha256: string;
  readonly issuers: readonly PublicKey[];
}

/** Certificates that count by user, the one user of each key, and what is wrong with the others. */
export interface CertificateVerdict {
  readonly certificates: ReadonlyMap<string, CountedCertificate>;
  readonly users: ReadonlyMap<PublicKey, string>;
  readonly refusals: readonly Refusal[];
}

/**
 * Judges certificates (DESIGN.md section 5, clause 3): by the issuer threshold of the newest root. An
 * invalid, missing or older one is named, and the remembered one counts, if enough of those who signed it are
 * issuers still. There is no clock here.
 */
export function judgeCertificates(
  documents: ReadonlyMap<string, Signed>,
  policy: Policy,
  endorsersOf: EndorsersOf,
  remembered: ReadonlyMap<string, CountedCertificate>,
): CertificateVerdict {
  const certificates = new Map(
    [...remembered].filter(([, { issuers }]) => sufficeUnder(policy.root, issuers)),
  );
  const refusals: Refusal[] = [...remembered.keys()]
    .filter((user) => !documents.has(documentPath({ kind: "certificate", user })))
    .map((user) => refuse("certificate-missing", { user }));
  for (const signed of documents.values()) {
    const { document } = signed;
    if (document.kind !== "certificate") continue;
    const verdict = judgeCertificate(
      signed,
      document.user,
      policy,
      endorsersOf,
      remembered.get(document.user),
    );
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
  endorsersOf: EndorsersOf,
  known: CountedCertificate | undefined,
): CountedCertificate | Refusal {
  const { path, sha256 } = signed;
  const certificate = certificateIn(signed.bytes);
  if (certificate?.registry !== policy.identity || certificate.user !== user)
    return refuse("certificate-malformed", { path });
  const direct = issuersOn(signed, namespaces.certificate, policy.root);
  const issuers = direct.suffice ? direct.keys : endorsersOf(path, sha256);
  if (issuers === undefined) {
    const needed = policy.root.issuers.threshold;
    return refuse("certificate-unauthorised", { user, needed, signed: direct.names });
  }
  if (known !== undefined && known.sha256 !== sha256 && certificate.serial <= known.certificate.serial) {
    return refuse("certificate-older", {
      user,
      serial: certificate.serial,
      remembered: known.certificate.serial,
    });
  }
  return { certificate, sha256, issuers };
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
