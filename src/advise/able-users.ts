import type { Day } from "../format/day.ts";
import type { Subject } from "../format/layout.ts";
import { containsSubject } from "../format/opens.ts";
import type { Pattern } from "../format/patterns.ts";
import type { Role } from "../format/root.ts";
import type { Trust } from "../verify/trust.ts";
import { certificateStatus } from "./certificate-status.ts";

/** Who can sign a complete statement of a subject in a role, on some day. */
export type AbleUsers = (subject: Subject, role: Role) => readonly string[];

interface Grant {
  readonly user: string;
  readonly role: Role;
  readonly pattern: Pattern;
}

/**
 * Sorts the grants of all who can sign on a day by their first segment, so that a large registry's subjects are
 * not compared with every pattern of everybody.
 */
export function ableUsers(trust: Trust, today: Day): AbleUsers {
  const literal = new Map<string, Grant[]>();
  const wild: Grant[] = [];
  for (const { certificate } of trust.certificates.values()) {
    const status = certificateStatus(trust, certificate, today);
    if (status !== "valid" && status !== "expiring") continue;
    const { user } = certificate;
    for (const { role, patterns } of trust.grants.get(user) ?? []) {
      for (const pattern of patterns) {
        const [first = "*"] = pattern.segments;
        if (first.includes("*")) wild.push({ user, role, pattern });
        else literal.set(first, [...(literal.get(first) ?? []), { user, role, pattern }]);
      }
    }
  }
  return (subject, role) => {
    const [first = ""] = subject.name.split("/");
    const found = [...(literal.get(first) ?? []), ...wild].filter(
      (grant) => grant.role === role && containsSubject(grant.pattern, subject, trust.layout),
    );
    return [...new Set(found.map(({ user }) => user))].sort();
  };
}
