import type { Day } from "../format/day.ts";
import type { Subject } from "../format/layout.ts";
import { containsSubject, opens } from "../format/opens.ts";
import { matches } from "../format/patterns.ts";
import { couldReach } from "../format/reach.ts";
import { type Role, roles } from "../format/root.ts";
import type { Statement } from "../format/statement.ts";
import type { Lack, Refusal } from "../reasons.ts";
import { refuse } from "./refuse.ts";
import type { Signer, Trust } from "./trust.ts";

/** What a right is asked for: one path of a subject, or the whole of it, what it does not list too. */
export interface Scope {
  readonly subject: Subject;
  /** Undefined: the whole subject. */
  readonly path: string | undefined;
}

/** Whether a user holds a role on a scope. */
export function holds(trust: Trust, user: string, role: Role, { subject, path }: Scope): boolean {
  const segments = path?.split("/");
  return (trust.grants.get(user) ?? []).some(
    (grant) =>
      grant.role === role &&
      grant.patterns.some((pattern) =>
        segments === undefined
          ? containsSubject(pattern, subject, trust.layout)
          : opens(pattern, subject, segments),
      ),
  );
}

/** The users who hold a role on a scope. */
export function holdersOf(trust: Trust, role: Role, scope: Scope): string[] {
  return [...trust.grants.keys()].filter((user) => holds(trust, user, role, scope)).sort();
}

/** What one scope needs: for every rule that applies, so many users in each of its roles (rules join by AND). */
export function needsOf(
  trust: Trust,
  { subject, path }: Scope,
): { readonly role: Role; readonly count: number }[] {
  const segments = path?.split("/");
  const applying = trust.rules.filter(({ patterns }) =>
    patterns.some((pattern) =>
      segments === undefined ? couldReach(pattern, subject, trust.layout) : matches(pattern, segments),
    ),
  );
  return roles.flatMap((role) => {
    const count = Math.max(
      0,
      ...applying.flatMap(({ needs }) =>
        needs.filter((need) => need.role === role).map(({ count }) => count),
      ),
    );
    return count === 0 ? [] : [{ role, count }];
  });
}

/** The scopes that a statement's signers must hold: a complete one vouches for absence, an amendment does not. */
export function scopesOf({ subject, covers, files, removed }: Statement): Scope[] {
  if (covers !== "amendment") return [{ subject, path: undefined }];
  return [...removed, ...files.keys()].map((path) => ({ subject, path }));
}

/**
 * One role a user and statement: the first, in the order publish, review, attest, in which they have a
 * signature that counts, whether or not they hold the right (DESIGN.md, Appendix).
 */
export function rolesBySigner(signers: readonly Signer[]): ReadonlyMap<string, Role> {
  const counted = new Map<string, Role>();
  for (const role of roles) {
    for (const { user } of signers.filter((signer) => signer.role === role)) {
      if (!counted.has(user)) counted.set(user, role);
    }
  }
  return counted;
}

/** Whether a signature's certificate and key are good on a day: neither early, nor over, nor retired. */
export function isCurrent(trust: Trust, { user, key }: Signer, day: Day): boolean {
  const certificate = trust.certificates.get(user)?.certificate;
  if (certificate === undefined || day < certificate.validFrom || day > certificate.validUntil) return false;
  const retired = certificate.retired?.find((each) => each.key === key);
  return retired === undefined || day <= retired.until;
}

/** Where a statement lacks signatures, given those that count; none when it is authorised. */
export function lacksOf(
  trust: Trust,
  statement: Statement,
  counting: readonly Signer[],
  all: readonly Signer[],
): Refusal[] {
  const { subject } = statement;
  const byUser = rolesBySigner(counting);
  const signed = [...new Set(all.map(({ user }) => user))].sort();
  const lacks = new Map<string, Refusal>();
  for (const path of statement.files.keys()) {
    if (needsOf(trust, { subject, path }).length === 0)
      lacks.set("", refuse("rule-missing", { path }, subject.name));
  }
  for (const scope of scopesOf(statement)) {
    const needs = needsOf(trust, scope);
    if (needs.length === 0)
      lacks.set("", refuse("rule-missing", { path: scope.path ?? subject.name }, subject.name));
    for (const { role, count } of needs) {
      const counted = [...byUser]
        .filter(([user, as]) => as === role && holds(trust, user, role, scope))
        .map(([user]) => user);
      if (counted.length >= count || lacks.has(role)) continue;
      const facts: Lack = {
        path: scope.path ?? subject.name,
        role,
        needed: count,
        counted,
        signed,
        holders: holdersOf(trust, role, scope),
      };
      lacks.set(role, refuse(all.length === 0 ? "signature-missing" : "rights-missing", facts, subject.name));
    }
  }
  return [...lacks.values()];
}

/** The users whose signatures carry a statement: those who hold their one role on any of its scopes. */
export function carriersOf(trust: Trust, statement: Statement, counting: readonly Signer[]): string[] {
  const scopes = scopesOf(statement);
  return [...rolesBySigner(counting)]
    .filter(([user, role]) => scopes.some((scope) => holds(trust, user, role, scope)))
    .map(([user]) => user);
}
