import { compareBytes } from "../format/byte-order.ts";
import { type Day, daysBetween } from "../format/day.ts";
import type { Refusal } from "../reasons.ts";
import { type CertificateLink, certificateLink } from "../verify/explain-certificate.ts";
import { speaksOfUser } from "../verify/explain-missing.ts";
import type { View } from "../verify/explain-view.ts";
import { type CertificateStatus, certificateStatus } from "./certificate-status.ts";

/** One user's certificate, as the CA holder wants to see it. */
export interface CertificateRow {
  readonly user: string;
  /** `request`: its issuers have not signed yet. `refused`: it does not count, `faults` say why. */
  readonly status: CertificateStatus | "request" | "refused";
  /** Days until its last day, negative when over; undefined where the file is no certificate. */
  readonly daysLeft: number | undefined;
  readonly certificate: CertificateLink | undefined;
  readonly faults: readonly Refusal[];
}

/** Every certificate of a tree, by user. */
export function certificateRows(view: Extract<View, { stands: true }>, today: Day): CertificateRow[] {
  const users = [...view.read.documents.values()].flatMap(({ document }) =>
    document.kind === "certificate" ? [document.user] : [],
  );
  return users.sort(compareBytes).map((user) => certificateRow(view, user, today));
}

/** One user's certificate; its `certificate` is undefined without one. */
export function certificateRow(
  { trust, read, refusals }: Extract<View, { stands: true }>,
  user: string,
  today: Day,
): CertificateRow {
  const faults = refusals.filter((refusal) => speaksOfUser(refusal, user));
  const link = certificateLink(trust, read.documents, user);
  const counted = trust.certificates.get(user)?.certificate;
  const isRequest = faults.length > 0 && faults.every(({ code }) => code === "certificate-unauthorised");
  return {
    user,
    status:
      counted !== undefined ? certificateStatus(trust, counted, today) : isRequest ? "request" : "refused",
    daysLeft: link && daysBetween(today, link.document.validUntil),
    certificate: link,
    faults,
  };
}
