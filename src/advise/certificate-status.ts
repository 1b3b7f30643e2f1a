import type { Certificate } from "../format/certificate.ts";
import { type Day, daysBetween } from "../format/day.ts";
import type { Trust } from "../verify/trust.ts";

/**
 * Whether a certificate that counts lets its user sign something new on a day. What they signed before stands
 * whatever this says (DESIGN.md section 5, clause 3). `expiring`: it does, for at most 30 days more. `no-key`:
 * it is in date, but every key is retired, revoked or shared.
 */
export type CertificateStatus = "valid" | "expiring" | "expired" | "early" | "no-key";

/** Days before its end from which a certificate is said to be expiring. */
export const SOON = 30;

/** The status of a certificate that counts, on a day. */
export function certificateStatus(trust: Trust, certificate: Certificate, today: Day): CertificateStatus {
  const { user, validFrom, validUntil, keys = [], retired = [] } = certificate;
  if (today < validFrom) return "early";
  if (today > validUntil) return "expired";
  const current = [...keys, ...retired.filter(({ until }) => today <= until).map(({ key }) => key)];
  if (!current.some((key) => trust.users.get(key) === user && !trust.revoked.has(key))) return "no-key";
  return daysBetween(today, validUntil) <= SOON ? "expiring" : "valid";
}
