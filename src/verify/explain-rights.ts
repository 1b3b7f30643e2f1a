import { containsSubject, opens } from "../format/opens.ts";
import { matches, type Pattern } from "../format/patterns.ts";
import { couldReach } from "../format/reach.ts";
import type { Role } from "../format/root.ts";
import type { Scope } from "./rights.ts";
import type { Trust } from "./trust.ts";

/** The first pattern by which a user's certificate gives a role on a scope; undefined exactly where `holds` is false. */
export function patternOpening(
  trust: Trust,
  user: string,
  role: Role,
  { subject, path }: Scope,
): Pattern | undefined {
  const segments = path?.split("/");
  return (trust.grants.get(user) ?? [])
    .filter((grant) => grant.role === role)
    .flatMap(({ patterns }) => patterns)
    .find((pattern) =>
      segments === undefined
        ? containsSubject(pattern, subject, trust.layout)
        : opens(pattern, subject, segments),
    );
}

/** A rule of the root, as it applies to a scope. */
export interface AppliedRule {
  /** Its place among the root's rules, from 1. */
  readonly number: number;
  /** Its patterns that match the scope, or could match a path of it. */
  readonly patterns: readonly string[];
  readonly needs: readonly { readonly role: Role; readonly count: number }[];
}

/** The rules that apply to a scope: `needsOf` joins them by AND. */
export function rulesOn(trust: Trust, { subject, path }: Scope): AppliedRule[] {
  const segments = path?.split("/");
  return trust.rules.flatMap(({ patterns, needs }, i) => {
    const applying = patterns.filter((pattern) =>
      segments === undefined ? couldReach(pattern, subject, trust.layout) : matches(pattern, segments),
    );
    return applying.length === 0
      ? []
      : [{ number: i + 1, patterns: applying.map(({ text }) => text), needs }];
  });
}
