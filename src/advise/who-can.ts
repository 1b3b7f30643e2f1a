import type { Day } from "../format/day.ts";
import { isDirectoryPackage, type Subject } from "../format/layout.ts";
import { opens } from "../format/opens.ts";
import { couldReach } from "../format/reach.ts";
import { type Role, roles } from "../format/root.ts";
import { type AppliedRule, patternOpening, rulesOn } from "../verify/explain-rights.ts";
import { needsOf, type Scope } from "../verify/rights.ts";
import type { Trust } from "../verify/trust.ts";
import { type CertificateStatus, certificateStatus } from "./certificate-status.ts";
import { type TooFew, tooFewFor } from "./too-few.ts";

/** A user who holds a role on what was asked about. */
export interface Holder {
  readonly user: string;
  /** The pattern of their certificate that opens it. */
  readonly pattern: string;
  /** `whole`: may sign complete statements of the subject; `path`: amendments that touch what the pattern opens. */
  readonly extent: "whole" | "path";
  readonly validFrom: Day;
  readonly validUntil: Day;
  /** Whether they can sign something new today. */
  readonly status: CertificateStatus;
}

/** One role on what was asked about: how many are needed, who holds it. */
export interface RoleHolders {
  readonly role: Role;
  /** 0: no rule asks for it. */
  readonly needed: number;
  readonly holders: readonly Holder[];
  /** Those of them who can sign for all that was asked about on that day. */
  readonly able: readonly string[];
}

/** Who may change a path or a whole subject. */
export interface WhoCan {
  readonly subject: Subject;
  readonly path: string | undefined;
  /** The rules that apply; none: nobody may, whatever they hold. */
  readonly rules: readonly AppliedRule[];
  /** A pattern of the root's `unsigned` that lets it change without signatures, as long as nobody claimed it. */
  readonly unsigned: string | undefined;
  readonly roles: readonly RoleHolders[];
  /** Since a user counts in one role alone: roles that need more users together than are able to fill them. */
  readonly tooFew: TooFew | undefined;
  /** The pattern of a grant that would open the whole subject. */
  readonly grant: string;
}

/** Says who may change a scope on a day: every role that a rule asks for there, or only the role asked about. */
export function whoCan(trust: Trust, scope: Scope, today: Day, only?: Role): WhoCan {
  const needs = new Map(needsOf(trust, scope).map(({ role, count }) => [role, count]));
  const asked = roles.filter((role) => (only === undefined ? needs.has(role) : role === only));
  const segments = (scope.path ?? scope.subject.name).split("/");
  const held = asked.map((role) => roleHolders(trust, role, needs.get(role) ?? 0, scope, today));
  return {
    subject: scope.subject,
    path: scope.path,
    rules: rulesOn(trust, scope),
    unsigned: trust.unsigned.find((pattern) => opens(pattern, scope.subject, segments))?.text,
    roles: held,
    tooFew: tooFewFor(held.map((each) => ({ ...each, users: each.able }))),
    grant: wholePattern(trust, scope.subject),
  };
}

function roleHolders(trust: Trust, role: Role, needed: number, scope: Scope, today: Day): RoleHolders {
  const holders = holdersOf(trust, role, scope, today);
  const able = holders.filter(
    ({ status, extent }) =>
      (status === "valid" || status === "expiring") && (extent === "whole" || scope.path !== undefined),
  );
  return { role, needed, holders, able: able.map(({ user }) => user) };
}

function wholePattern({ layout }: Trust, { kind, name }: Subject): string {
  return kind === "package" && isDirectoryPackage(layout, name.split("/")) ? `${name}/**` : name;
}

function holdersOf(trust: Trust, role: Role, scope: Scope, today: Day): Holder[] {
  return [...trust.certificates.values()]
    .flatMap(({ certificate }): Holder[] => {
      const { user, validFrom, validUntil } = certificate;
      const whole = patternOpening(trust, user, role, { ...scope, path: undefined });
      const part =
        scope.path === undefined
          ? reaching(trust, user, role, scope)
          : patternOpening(trust, user, role, scope);
      const pattern = whole ?? part;
      if (pattern === undefined) return [];
      const status = certificateStatus(trust, certificate, today);
      const extent = whole === undefined ? "path" : "whole";
      return [{ user, pattern: pattern.text, extent, validFrom, validUntil, status }];
    })
    .sort((a, b) => (a.user < b.user ? -1 : 1));
}

/** A pattern that opens some path of a subject, if not the whole; wild ones never open common files. */
function reaching(trust: Trust, user: string, role: Role, { subject }: Scope) {
  return (trust.grants.get(user) ?? [])
    .filter((grant) => grant.role === role)
    .flatMap(({ patterns }) => patterns)
    .filter(({ segments }) => subject.kind === "package" || !(segments[0]?.includes("*") ?? true))
    .find((pattern) => couldReach(pattern, subject, trust.layout));
}
