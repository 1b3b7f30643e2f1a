import { type Subject, subjectKey } from "../format/layout.ts";
import type { Refusal } from "../reasons.ts";
import type { DocumentChange } from "./change-documents.ts";
import type { Paper } from "./directory.ts";
import { gather, papersOf } from "./evidence.ts";
import type { SubjectOutline } from "./outline.ts";
import type { Side } from "./side.ts";
import { type Before, judgeSubject } from "./subject.ts";
import type { Trust } from "./trust.ts";

/**
 * What a change of trust makes refused among the subjects that it does not touch (DESIGN.md section 5 and
 * Appendix, Trust changes): listed, and no reason to refuse the change. After a certificate or revocation
 * only statements signed by those users are judged again; after a root, all.
 */
export async function consequencesOf(
  change: DocumentChange,
  papers: readonly Paper[],
  touched: ReadonlyMap<string, Subject>,
  hasNewRoot: boolean,
): Promise<Refusal[]> {
  const { base, after, trustBefore, trustAfter } = change;
  const users = usersIn(change, papers);
  if (!hasNewRoot && users.size === 0) return [];
  const untouched = [...after.outline.subjects.values()].filter(
    ({ subject }) => !touched.has(subjectKey(subject)),
  );
  const concerned = hasNewRoot ? untouched : await concernedBy(users, after, trustBefore, untouched);
  const found: Refusal[] = [];
  for await (const evidence of gather(after.tree, trustAfter, concerned)) {
    const known = base.subjects.get(subjectKey(evidence.outline.subject));
    const before: Before = { kind: "last", remembered: known, takenBy: undefined, day: undefined };
    const old = judgeSubject(trustBefore, evidence, before);
    if (old.status === "refused") continue;
    // Without history the tip is taken as accepted, what the change does not touch too.
    const remembered = known ?? (base.hasHistory ? undefined : old.entry);
    found.push(...judgeSubject(trustAfter, evidence, { ...before, remembered }).refusals);
  }
  return found;
}

/** Names of users; a paper that is nobody's signature has none. */
type Users = ReadonlySet<string | undefined>;

/** The users whose certificates change, or whose keys are revoked. */
function usersIn({ trustBefore, trustAfter }: DocumentChange, papers: readonly Paper[]): Users {
  const users = new Set<string>();
  for (const { place } of papers) {
    if (place.document.kind === "certificate") users.add(place.document.user);
  }
  for (const [key, user] of trustBefore.users) {
    if (trustAfter.revoked.has(key) && !trustBefore.revoked.has(key)) users.add(user);
  }
  return users;
}

/** The subjects that users signed, beside a statement or on a list. */
async function concernedBy(
  users: Users,
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
      ?.leaves.some(({ path, place }) => users.has(place.signer) || onLists.has(path)),
  );
}
