import { Failure } from "../failure.ts";
import { formatCertificate, parseCertificate } from "../format/certificate.ts";
import { addDays, type Day } from "../format/day.ts";
import { quote } from "../quote.ts";
import { draftCertificate, noTerms } from "./draft-certificate.ts";
import { attempt, type Failed } from "./failed.ts";
import type { Piece } from "./issue-together.ts";
import { type CertifyingGround, certifyingOf, revokedIn } from "./read-certifying.ts";

/** Whose certificates are to be renewed, and until when. */
export interface Renewal {
  readonly users: readonly string[];
  /** Undefined: a year, or as long as the root allows. */
  readonly validUntil: Day | undefined;
  readonly now: Day;
}

/** The successors of certificates: the same grants and keys, the next serial, a later last day. */
export function renewals(
  ground: CertifyingGround,
  { users, validUntil, now }: Renewal,
): { readonly pieces: readonly Piece[]; readonly failed: readonly Failed[] } {
  const pieces: Piece[] = [];
  const failed: Failed[] = [];
  for (const user of new Set(users)) {
    const made = attempt(user, () => renewal(ground, user, validUntil, now));
    if ("why" in made) failed.push(made);
    else pieces.push(made);
  }
  return { pieces, failed };
}

function renewal(ground: CertifyingGround, user: string, validUntil: Day | undefined, now: Day): Piece {
  const certifying = certifyingOf(ground, user);
  const { policy, counted, old, present } = certifying;
  if (counted === undefined)
    throw new Failure("usage", `${quote(user)} has no certificate that counts`, {
      mend: `bailiwick cert issue ${quote(user)}   # bailiwick cert list`,
    });
  const serial = Math.max(old?.serial ?? 0, counted.serial);
  const young = present && parseCertificate(present.bytes);
  if (young !== undefined && young.serial > serial)
    throw new Failure(
      "usage",
      `a request of ${quote(user)} is waiting here, which says more than a renewal`,
      {
        mend: `bailiwick cert issue ${quote(user)}   # or take it back: bailiwick cert withdraw ${quote(user)}`,
      },
    );
  const revoked = revokedIn(ground, counted);
  if (counted.keys === undefined || counted.keys.every((key) => revoked.includes(key)))
    throw new Failure("usage", `every key of ${quote(user)} is retired or revoked: it would sign nothing`, {
      mend: `bailiwick cert issue ${quote(user)} --key FILE.pub`,
    });
  const { certificateDays } = policy.root.limits;
  const base = { registry: policy.identity, user, serial, last: counted, certificateDays, now };
  const certificate = draftCertificate(base, { ...noTerms, validUntil });
  if (certificate.validUntil <= counted.validUntil)
    throw new Failure("usage", `the certificate of ${quote(user)} runs until ${counted.validUntil} already`, {
      mend: `bailiwick cert renew ${quote(user)} --until DAY   # at most ${addDays(now, certificateDays)}`,
    });
  return {
    certifying,
    plan: { certificate, bytes: formatCertificate(certificate), signatures: new Map() },
    keys: [],
  };
}

/** The users whose certificates end within some days from today; `isOver`: those that have ended, too. */
export function expiringUsers(
  { accepted }: CertifyingGround,
  now: Day,
  days: number,
  isOver: boolean,
): string[] {
  const end = addDays(now, days);
  return [...(accepted?.certificates.values() ?? [])]
    .map(({ certificate }) => certificate)
    .filter(({ validUntil }) => validUntil <= end && (isOver || validUntil >= now))
    .map(({ user }) => user)
    .sort();
}
