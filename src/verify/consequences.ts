import { subjectKey } from "../format/layout.ts";
import { parsePlace } from "../format/place.ts";
import type { Refusal } from "../reasons.ts";
import type { Accepted } from "./accepted.ts";
import { gather, papersOf } from "./evidence.ts";
import type { SubjectOutline } from "./outline.ts";
import type { Policy } from "./policy.ts";
import type { Side } from "./side.ts";
import { type Before, judgeSubject } from "./subject.ts";
import type { Trust } from "./trust.ts";

/**
 * What a change of trust makes refused among the subjects that it does not touch (DESIGN.md section 5 and
 * Appendix, Trust changes): listed, and no reason to refuse the change. `users` are those whose certificates
 * or keys changed; undefined: everybody's, after a root.
 */
export async function consequencesOf(
  base: Accepted,
  side: Side,
  policy: Policy,
  trusts: { readonly before: Trust; readonly after: Trust },
  touched: ReadonlySet<string>,
  users: ReadonlySet<string> | undefined,
): Promise<Refusal[]> {
  const untouched = [...side.outline.subjects.values()].filter(
    ({ subject, chain }) => chain !== undefined && !touched.has(subjectKey(subject)),
  );
  const concerned =
    users === undefined ? untouched : await concernedBy(users, side, trusts.before, untouched);
  const found: Refusal[] = [];
  for await (const evidence of gather(side.tree, policy, concerned)) {
    const remembered = base.subjects.get(subjectKey(evidence.outline.subject));
    const before: Before = {
      kind: "last",
      remembered: remembered && { ...remembered, standing: "verified" },
      takenBy: undefined,
      day: undefined,
    };
    if (judgeSubject(trusts.before, evidence, before).status === "refused") continue;
    found.push(...judgeSubject(trusts.after, evidence, before).refusals);
  }
  return found;
}

/** The subjects that users signed, beside a statement or on a list. */
async function concernedBy(
  users: ReadonlySet<string>,
  { tree }: Side,
  { lists }: Trust,
  subjects: readonly SubjectOutline[],
): Promise<SubjectOutline[]> {
  const signed = lists.filter(({ signed }) => [...signed.signatures.keys()].some((name) => users.has(name)));
  const onLists = new Set(signed.flatMap(({ list }) => [...list.lines.keys()]));
  const papers = await papersOf(tree, subjects);
  return subjects.filter(({ subject }) =>
    papers
      .get(subjectKey(subject))
      ?.leaves.some(({ path }) => users.has(parsePlace(path)?.signer ?? "") || onLists.has(path)),
  );
}
