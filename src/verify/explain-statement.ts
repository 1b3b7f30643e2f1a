import type { Role } from "../format/root.ts";
import type { Coverage, Statement } from "../format/statement.ts";
import type { Link } from "./chain.ts";
import { listsNaming } from "./explain-list.ts";
import { type AppliedRule, rulesOn } from "./explain-rights.ts";
import { type ShownSignature, showSignatures } from "./explain-signatures.ts";
import { holds, needsOf, rolesBySigner, type Scope, scopesOf } from "./rights.ts";
import { namespaces } from "./signed.ts";
import { type Signer, signersOn, type Trust } from "./trust.ts";

/** A user's signature on a statement: beside it, or on a list that names it. */
export interface StatementSignature extends ShownSignature {
  readonly role: Role;
  /** `counts`: in its one role, and held there; `other-role`: the user counts in another role. */
  readonly standing: "counts" | "revoked" | "other-role" | "not-held";
}

/** What a role needs on what was asked about, and who fills it. */
export interface Need {
  readonly role: Role;
  readonly needed: number;
  readonly users: readonly string[];
}

/** A statement, what it says of the path that was asked about, and why it counts. */
export interface StatementLink {
  readonly kind: "statement";
  readonly path: string;
  readonly sha256: string;
  readonly sequence: number;
  readonly previous: string | undefined;
  readonly covers: Coverage;
  /** How many files it lists, and how many an amendment removes. */
  readonly files: number;
  readonly removed: number;
  /** Of a path: its SHA-256; `removed` by an amendment; `absent` from a complete one; undefined: nothing. */
  readonly says: string | undefined;
  readonly isEndorsed: boolean;
  readonly signatures: readonly StatementSignature[];
  readonly rules: readonly AppliedRule[];
  readonly needs: readonly Need[];
}

/** One statement as it bears on a path, or on all that it speaks of. */
export function statementLink(trust: Trust, link: Link, path: string | undefined): StatementLink {
  const { statement, signed } = link;
  const scopes = askedScopes(statement, path);
  const standing = trust.signersOf(signed).filter(({ key }) => !trust.revoked.has(key));
  return {
    kind: "statement",
    path: signed.path,
    sha256: signed.sha256,
    sequence: statement.sequence,
    previous: statement.previous,
    covers: statement.covers,
    files: statement.files.size,
    removed: statement.removed.length,
    says: path === undefined ? undefined : saidOf(statement, path),
    isEndorsed: trust.endorses(signed.path, signed.sha256),
    signatures: signaturesOf(trust, link, scopes),
    rules: uniqueRules(scopes.flatMap((scope) => rulesOn(trust, scope))),
    needs: needs(trust, scopes, standing),
  };
}

/** The scopes that a statement's signers must hold, of those that bear on a path. */
export function askedScopes(statement: Statement, path: string | undefined): Scope[] {
  const all = scopesOf(statement);
  const own = all.filter((scope) => scope.path === path);
  return own.length === 0 ? all : own;
}

function saidOf({ covers, files, removed }: Statement, path: string): string | undefined {
  const sha256 = files.get(path);
  if (sha256 !== undefined) return sha256;
  if (covers !== "amendment") return "absent";
  return removed.includes(path) ? "removed" : undefined;
}

function signaturesOf(trust: Trust, { signed }: Link, scopes: readonly Scope[]): StatementSignature[] {
  const documents = [signed, ...listsNaming(trust, signed.path, signed.sha256).map((list) => list.signed)];
  const roles = rolesBySigner(trust.signersOf(signed).filter(({ key }) => !trust.revoked.has(key)));
  return documents.flatMap((document) =>
    signersOn(document, trust.users).flatMap(({ user, key, role }) =>
      showSignatures(document, [{ name: user, key, namespace: namespaces[role] }]).map((shown) => {
        const isHeld = scopes.some((scope) => holds(trust, user, role, scope));
        const isOther = roles.get(user) !== role;
        const standing = trust.revoked.has(key)
          ? "revoked"
          : isOther
            ? "other-role"
            : isHeld
              ? "counts"
              : "not-held";
        return { ...shown, role, standing } as const;
      }),
    ),
  );
}

/** Of every role the scope where it is filled worst: a statement is as good as its weakest path. */
function needs(trust: Trust, scopes: readonly Scope[], standing: readonly Signer[]): Need[] {
  const byUser = rolesBySigner(standing);
  const weakest = new Map<Role, Need>();
  for (const scope of scopes) {
    for (const { role, count } of needsOf(trust, scope)) {
      const users = [...byUser]
        .filter(([user, as]) => as === role && holds(trust, user, role, scope))
        .map(([user]) => user);
      const known = weakest.get(role);
      if (known === undefined || users.length - count < known.users.length - known.needed)
        weakest.set(role, { role, needed: count, users });
    }
  }
  return [...weakest.values()];
}

function uniqueRules(rules: readonly AppliedRule[]): AppliedRule[] {
  return [...new Map(rules.map((rule) => [rule.number, rule])).values()].sort((a, b) => a.number - b.number);
}
