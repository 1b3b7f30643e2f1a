import type { Day } from "../format/day.ts";
import { isDirectoryPackage, type Subject } from "../format/layout.ts";
import { containsSubject } from "../format/opens.ts";
import { list, quote } from "../quote.ts";
import type { SubjectOutline } from "../verify/outline.ts";
import { needsOf } from "../verify/rights.ts";
import type { Trust } from "../verify/trust.ts";
import { ableUsers } from "./able-users.ts";
import type { Finding } from "./finding.ts";
import { tooFewFor } from "./too-few.ts";

/**
 * Subjects that nobody can sign for, or only one user can publish, or whose rules no set of users can meet, on a
 * day. What `unsigned` opens needs nobody. Subjects with one lack are one finding.
 */
export function whoIsMissing(trust: Trust, present: readonly SubjectOutline[], today: Day): Finding[] {
  const able = ableUsers(trust, today);
  const lacks = new Map<string, { readonly lack: Lack; readonly subjects: Subject[] }>();
  for (const { subject } of present) {
    if (trust.unsigned.some((pattern) => containsSubject(pattern, subject, trust.layout))) continue;
    const lack = lackOf(trust, subject, able);
    if (lack === undefined) continue;
    const key = JSON.stringify(lack);
    const known = lacks.get(key);
    if (known === undefined) lacks.set(key, { lack, subjects: [subject] });
    else known.subjects.push(subject);
  }
  return [...lacks.values()].map(({ lack, subjects }) => findingOf(trust, lack, subjects));
}

type Lack =
  | { readonly kind: "rule-missing" }
  | { readonly kind: "owner-missing" }
  | { readonly kind: "sole-owner"; readonly user: string }
  | {
      readonly kind: "rule-unreachable";
      readonly roles: readonly string[];
      readonly needed: number;
      readonly users: readonly string[];
    };

function lackOf(trust: Trust, subject: Subject, able: ReturnType<typeof ableUsers>): Lack | undefined {
  const needs = needsOf(trust, { subject, path: undefined });
  if (needs.length === 0) return { kind: "rule-missing" };
  const filled = needs.map(({ role, count }) => ({ role, needed: count, users: able(subject, role) }));
  const publishing = filled.find(({ role }) => role === "publish");
  if (publishing !== undefined && publishing.users.length === 0) return { kind: "owner-missing" };
  const short = filled.find(({ needed, users }) => users.length < needed);
  if (short !== undefined)
    return { kind: "rule-unreachable", roles: [short.role], needed: short.needed, users: short.users };
  const together = tooFewFor(filled);
  if (together !== undefined) return { kind: "rule-unreachable", ...together };
  const [only, ...others] = publishing?.users ?? [];
  if (subject.kind === "common" || only === undefined || others.length > 0) return undefined;
  return { kind: "sole-owner", user: only };
}

function findingOf(trust: Trust, lack: Lack, subjects: readonly Subject[]): Finding {
  const names = subjects.map(({ name }) => name);
  const what = names.length === 1 ? quote(names[0] ?? "") : `${names.length} subjects`;
  const which = names.length === 1 ? "" : `: ${list(names)}`;
  const [first = { kind: "package", name: "" } as const] = subjects;
  const grant = (role: string) => `--grant ${quote(`${role} ${wholeOf(trust, first)}`)}`;
  const facts = { ...lack, subjects: names };
  const code = lack.kind;
  switch (lack.kind) {
    case "rule-missing":
      return {
        ...{ code, urgency: "wrong", facts },
        says: `no rule matches ${what}, so nobody may change ${names.length === 1 ? "it" : "them"}${which}`,
        mend: "bailiwick root propose --rule '** publish=1'",
      };
    case "owner-missing":
      return {
        ...{ code, urgency: "wrong", facts },
        says: `nobody can publish ${what}${which}`,
        mend: `bailiwick cert issue USER ${grant("publish")}`,
      };
    case "sole-owner":
      return {
        ...{ code, urgency: "advice", facts },
        says: `${quote(lack.user)} alone can publish ${what}${which}`,
        mend: `bailiwick cert issue OTHER ${grant("publish")}`,
      };
    case "rule-unreachable":
      return {
        ...{ code, urgency: "wrong", facts },
        says:
          `${what} ${names.length === 1 ? "needs" : "need"} ${lack.needed} × ${lack.roles.join(" and ")}, and ` +
          `${lack.users.length === 0 ? "nobody" : `only ${list(lack.users)}`} can${which}`,
        mend: `bailiwick cert issue USER ${grant(lack.roles.at(-1) ?? "review")}`,
      };
  }
}

function wholeOf({ layout }: Trust, { kind, name }: Subject): string {
  return kind === "package" && isDirectoryPackage(layout, name.split("/")) ? `${name}/**` : name;
}
