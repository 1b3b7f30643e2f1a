import type { PublicKey } from "../crypto/ssh-key.ts";
import type { Pattern } from "../format/patterns.ts";
import { type Role, roles } from "../format/root.ts";
import type { Refusal } from "../reasons.ts";
import { type CountedCertificate, judgeCertificates } from "./certificates.ts";
import { endorsementsOf, type ReadList, readLists } from "./lists.ts";
import { type Policy, patternsOf } from "./policy.ts";
import { type CountedRevocation, judgeRevocations } from "./revocations.ts";
import { namespaces, type Signed, verifiedSignatures } from "./signed.ts";

/** A signature that verifies, of a user's key, in a role. */
export interface Signer {
  readonly user: string;
  readonly key: PublicKey;
  readonly role: Role;
}

/** Whose word counts for what: the policy, certificates, revocations, endorsements and signed lists. */
export interface Trust extends Policy {
  readonly certificates: ReadonlyMap<string, CountedCertificate>;
  /** User -> what they hold, compiled. */
  readonly grants: ReadonlyMap<
    string,
    readonly { readonly role: Role; readonly patterns: readonly Pattern[] }[]
  >;
  readonly users: ReadonlyMap<PublicKey, string>;
  /** By their paths. */
  readonly revocations: ReadonlyMap<string, CountedRevocation>;
  readonly revoked: ReadonlySet<PublicKey>;
  readonly lists: readonly ReadList[];
  /** Whether the issuers endorsed these bytes at this path. */
  readonly endorses: (path: string, sha256: string) => boolean;
  /** Every signature on a statement, beside it or on a list, that verifies. */
  readonly signersOf: (statement: Signed) => readonly Signer[];
}

/** What was accepted before and still counts where a tree's own documents do not. */
export interface TrustMemory {
  readonly certificates: ReadonlyMap<string, CountedCertificate>;
  readonly revocations: ReadonlyMap<string, CountedRevocation>;
}

/** No memory: what the tree itself shows. */
export const nothingRemembered: TrustMemory = {
  certificates: new Map(),
  revocations: new Map(),
};

/** Judges certificates, revocations and lists of a tree under a policy (DESIGN.md section 5, clauses 2 and 3). */
export function trustOf(
  documents: ReadonlyMap<string, Signed>,
  policy: Policy,
  memory: TrustMemory,
): { readonly trust: Trust; readonly refusals: readonly Refusal[] } {
  const { lists, refusals } = readLists(documents, policy);
  const endorsersOf = endorsementsOf(lists, policy);
  const revocations = judgeRevocations(documents, policy, endorsersOf, memory.revocations);
  const certificates = judgeCertificates(documents, policy, endorsersOf, memory.certificates);
  const { users } = certificates;
  const onLists = signersOnLists(lists, users);
  const trust: Trust = {
    ...policy,
    certificates: certificates.certificates,
    grants: new Map(
      [...certificates.certificates].map(([user, { certificate }]) => [
        user,
        (certificate.grants ?? []).map(({ role, paths }) => ({ role, patterns: patternsOf(paths) })),
      ]),
    ),
    users,
    revocations: revocations.revocations,
    revoked: new Set([...revocations.revocations.values()].map(({ key }) => key)),
    lists,
    endorses: (path, sha256) => endorsersOf(path, sha256) !== undefined,
    signersOf: (statement) => [
      ...signersOn(statement, users),
      ...(onLists.get(`${statement.sha256} ${statement.path}`) ?? []),
    ],
  };
  return { trust, refusals: [...refusals, ...revocations.refusals, ...certificates.refusals] };
}

/** The users' signatures on a statement or a list that verify. */
export function signersOn(signed: Signed, users: ReadonlyMap<PublicKey, string>): Signer[] {
  return verifiedSignatures(signed, (name, key) => users.get(key) === name).flatMap(
    ({ name, key, namespace }) => {
      const role = roleOf(namespace);
      return role === undefined ? [] : [{ user: name, key, role }];
    },
  );
}

function roleOf(namespace: string): Role | undefined {
  return roles.find((role) => namespaces[role] === namespace);
}

/** A user's signature on a list counts as theirs on each statement that it names. */
function signersOnLists(
  lists: readonly ReadList[],
  users: ReadonlyMap<PublicKey, string>,
): ReadonlyMap<string, readonly Signer[]> {
  const found = new Map<string, Signer[]>();
  for (const { signed, list } of lists) {
    const signers = signersOn(signed, users);
    if (signers.length === 0) continue;
    for (const [path, sha256] of list.lines) {
      const line = `${sha256} ${path}`;
      const known = found.get(line);
      if (known === undefined) found.set(line, [...signers]);
      else known.push(...signers);
    }
  }
  return found;
}
