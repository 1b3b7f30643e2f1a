import { fingerprint, type PublicKey } from "../crypto/ssh-key.ts";
import { Failure } from "../failure.ts";
import { keysOf, parseCertificate } from "../format/certificate.ts";
import { documentPath } from "../format/place.ts";
import { quote } from "../quote.ts";
import type { CountedCertificate } from "../verify/certificates.ts";
import type { Signed } from "../verify/signed.ts";
import type { Trust } from "../verify/trust.ts";

/** As whom a key signs. */
export interface FoundUser {
  readonly user: string;
  /** Their certificate, if the issuers have yet to sign it. */
  readonly requested: CountedCertificate | undefined;
}

/**
 * The user that a key signs as (DESIGN.md section 9): `asked`, or the one whose certificate lists the key; a
 * certificate that is requested in the same change counts too, since it may come with what it allows. Throws
 * the Failure `signing-refused` when there is none.
 */
export function findUser(
  trust: Trust,
  documents: ReadonlyMap<string, Signed>,
  key: PublicKey,
  asked: string | undefined,
): FoundUser {
  const requests = requestsOf(trust, documents);
  const owner = trust.users.get(key);
  const wanted = asked ?? owner ?? listing(requests, key)[0];
  if (wanted !== undefined) {
    const requested = requests.get(wanted);
    if (requested !== undefined && listing(requests, key).includes(wanted))
      return { user: wanted, requested };
    if (owner === wanted) return { user: wanted, requested: undefined };
  }
  const name = asked === undefined ? "no certificate" : `the certificate of ${quote(asked)}`;
  const lists = asked === undefined ? "lists" : "does not list";
  const others = owner === undefined ? "" : `; it is ${quote(owner)}'s`;
  throw new Failure("signing-refused", `${name} ${lists} the key ${fingerprint(key)}${others}`, {
    mend: `bailiwick cert request ${asked === undefined ? "NAME" : quote(asked)} --grant 'publish PACKAGE/**'`,
  });
}

function listing(requests: ReadonlyMap<string, CountedCertificate>, key: PublicKey): string[] {
  return [...requests]
    .filter(([, { certificate }]) => keysOf(certificate).includes(key))
    .map(([user]) => user);
}

/** Certificates newer than those that count, by user. */
function requestsOf(
  trust: Trust,
  documents: ReadonlyMap<string, Signed>,
): ReadonlyMap<string, CountedCertificate> {
  // As if it were issued: whether it will be, check says.
  const issuers = [...trust.root.keys.values()];
  const requests = new Map<string, CountedCertificate>();
  for (const { path, bytes, sha256 } of documents.values()) {
    if (!path.startsWith(".bailiwick/certs/")) continue;
    const certificate = parseCertificate(bytes);
    if (certificate?.registry !== trust.identity) continue;
    const { user, serial } = certificate;
    const counted = trust.certificates.get(user);
    if (path !== documentPath({ kind: "certificate", user }) || counted?.sha256 === sha256) continue;
    if (serial > (counted?.certificate.serial ?? 0)) requests.set(user, { certificate, sha256, issuers });
  }
  return requests;
}
