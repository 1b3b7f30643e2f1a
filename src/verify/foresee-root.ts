import { documentPath } from "../format/place.ts";
import type { Root } from "../format/root.ts";
import type { Refusal } from "../reasons.ts";
import { type Change, judgeChange } from "./change.ts";
import type { DocumentChange } from "./change-documents.ts";
import { consequencesOf } from "./consequences.ts";
import { issuersOn, type Policy } from "./policy.ts";
import { namespaces, type Signed } from "./signed.ts";
import { foreseeRootChange } from "./succession.ts";
import { type Trust, trustOf } from "./trust.ts";

/** What the issuers signed, and the issuers of a new root have not: it counts no more until they do. */
export interface Lapsing {
  /** Users whose certificates lapse. */
  readonly users: readonly string[];
  /** Paths of lists that endorse no more. */
  readonly lists: readonly string[];
  /** Paths of revocations; a root under which one lapses is refused. */
  readonly revocations: readonly string[];
}

/** What a change with a new root will do once the root is signed. It is no verdict: nothing is accepted by it. */
export interface Foresight {
  /** The next root; undefined: the change brings none that is sound. */
  readonly root: Root | undefined;
  /** What stands against it, the signatures that it lacks (`root-unsigned`) among it. */
  readonly refusals: readonly Refusal[];
  readonly lapsing: Lapsing;
  /** What it makes refused among the subjects, also once everything that lapses is signed again. */
  readonly consequences: () => Promise<readonly Refusal[]>;
}

/** Judges a change as if enough people had signed the next root in it. */
export async function foreseeRoot(change: Change): Promise<Foresight> {
  const found = await judgeChange(change, foreseeRootChange);
  const nothing = { lapsing: { users: [], lists: [], revocations: [] }, consequences: async () => [] };
  if ("refusals" in found) return { root: undefined, refusals: found.refusals, ...nothing };
  const { verdict, judged, papers, touched, successor } = found;
  const refusals = verdict.accepted ? [] : verdict.refusals;
  if (successor === undefined) return { root: undefined, refusals, ...nothing };
  return {
    root: successor.root,
    refusals,
    lapsing: lapsingIn(judged, refusals),
    consequences: () =>
      consequencesOf({ ...judged, trustAfter: renewed(judged, successor) }, papers, touched, true),
  };
}

function lapsingIn(
  { base, after, trustBefore, trustAfter }: DocumentChange,
  refusals: readonly Refusal[],
): Lapsing {
  const endorses = ({ root }: Trust, list: Signed) => issuersOn(list, namespaces.endorse, root).suffice;
  const isThere = (user: string) => after.documents.has(documentPath({ kind: "certificate", user }));
  return {
    users: [...base.certificates.keys()]
      .filter((user) => trustBefore.certificates.has(user) && !trustAfter.certificates.has(user))
      .filter(isThere)
      .sort(),
    lists: trustAfter.lists.flatMap(({ signed }) =>
      endorses(trustBefore, signed) && !endorses(trustAfter, signed) ? [signed.path] : [],
    ),
    revocations: refusals.flatMap(({ code, facts }) => (code === "revocation-lapsed" ? [facts.path] : [])),
  };
}

/** The trust after, if the new issuers sign everything that lapses. */
function renewed({ base, after, trustBefore }: DocumentChange, policy: Policy): Trust {
  const { root } = policy;
  const issuers = root.issuers.keys.flatMap((name) => root.keys.get(name) ?? []);
  const certificates = [...base.certificates].filter(([user]) => trustBefore.certificates.has(user));
  const { trust } = trustOf(after.documents, policy, {
    certificates: new Map(certificates.map(([user, each]) => [user, { ...each, issuers }])),
    revocations: base.revocations,
  });
  return { ...trust, endorses: (...line) => trust.endorses(...line) || trustBefore.endorses(...line) };
}
