import type { Refusal } from "../reasons.ts";
import type { SubjectVerdict } from "./subject.ts";

/** One subject that stands, and by whom: users' certificates, the issuers' endorsement, or the root's `unsigned`. */
export interface Grant {
  readonly subject: string;
  readonly users: readonly string[];
  readonly by: "users" | "endorsement" | "unsigned";
}

/** How many subjects came out as what; the first three sum to the last. */
export interface Counts {
  readonly verified: number;
  readonly unsigned: number;
  readonly refused: number;
  readonly total: number;
}

/** The answer, derived from its parts: nobody sets a flag to true. */
export type Verdict =
  | { readonly accepted: true; readonly grants: readonly Grant[]; readonly counts: Counts }
  | {
      readonly accepted: false;
      readonly refusals: readonly [Refusal, ...Refusal[]];
      readonly grants: readonly Grant[];
      readonly counts: Counts;
    };

/** The verdict of judged subjects and of what is wrong with documents: it stands when nothing is refused. */
export function verdictOf(subjects: Iterable<SubjectVerdict>, documents: readonly Refusal[]): Verdict {
  const grants: Grant[] = [];
  const refusals: Refusal[] = [...documents];
  const counts = { verified: 0, unsigned: 0, refused: 0, total: 0 };
  for (const {
    status,
    subject: { name: subject },
    refusals: own,
    entry: { users, endorsed },
  } of subjects) {
    if (status === "absent") continue;
    counts[status] += 1;
    counts.total += 1;
    refusals.push(...own);
    if (status === "unsigned") grants.push({ subject, users: [], by: "unsigned" });
    if (status === "verified")
      grants.push({ subject, users, by: endorsed && users.length === 0 ? "endorsement" : "users" });
  }
  const [first, ...rest] = refusals;
  return first === undefined
    ? { accepted: true, grants, counts }
    : { accepted: false, refusals: [first, ...rest], grants, counts };
}
