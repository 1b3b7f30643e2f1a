import { type Day, daysBetween } from "../format/day.ts";
import { quote } from "../quote.ts";
import type { Trust } from "../verify/trust.ts";
import { certificateStatus, SOON } from "./certificate-status.ts";
import type { Finding } from "./finding.ts";

/** The root and certificates that are over, or will be in 30 days; and users who have no key left. */
export function whatExpires(trust: Trust, today: Day): Finding[] {
  const { version, expires } = trust.root;
  const left = daysBetween(today, expires);
  const root: Finding[] =
    left > SOON
      ? []
      : [
          {
            code: left < 0 ? "root-expired" : "root-expires",
            urgency: "due",
            says: `root ${version} ${ends(left, expires)}: then only its successor and revocations may pass`,
            mend: "bailiwick root propose",
            facts: { version, expires, daysLeft: left },
          },
        ];
  const certificates = [...trust.certificates.values()].flatMap(({ certificate }): Finding[] => {
    const { user, validUntil } = certificate;
    const status = certificateStatus(trust, certificate, today);
    const daysLeft = daysBetween(today, validUntil);
    const facts = { user, validUntil, daysLeft };
    const renew = `bailiwick cert renew ${quote(user)}`;
    const says = `the certificate of ${quote(user)} ${ends(daysLeft, validUntil)}`;
    if (status === "expiring")
      return [{ code: "certificate-expires", urgency: "due", says, mend: renew, facts }];
    if (status === "expired")
      return [{ code: "certificate-expired", urgency: "advice", says, mend: renew, facts }];
    if (status !== "no-key") return [];
    return [
      {
        code: "certificate-without-key",
        urgency: "wrong",
        says: `${quote(user)} can sign nothing: every key is retired, revoked, or listed by somebody else too`,
        mend: `bailiwick cert request ${quote(user)} --key NEWKEY`,
        facts: { user },
      },
    ];
  });
  return [...root, ...certificates.sort((a, b) => Number(a.facts.daysLeft) - Number(b.facts.daysLeft))];
}

function ends(left: number, day: Day): string {
  if (left < 0) return `was over on ${day}`;
  return `ends on ${day}, ${left === 0 ? "today" : left === 1 ? "tomorrow" : `in ${left} days`}`;
}
