import { type Subject, subjectKey } from "../format/layout.ts";
import type { Refusal } from "../reasons.ts";
import type { Tree } from "../tree.ts";
import { type Accepted, heldSubjects, type Known } from "./accepted.ts";
import type { DocumentChange } from "./change-documents.ts";
import { judgeSignatures } from "./change-signatures.ts";
import type { Leaf } from "./directory.ts";
import { type Evidence, gather, isRegular } from "./evidence.ts";
import { newFaults } from "./new-faults.ts";
import { LARGEST_STEP } from "./order.ts";
import { idsOf, isSameOutline } from "./outline.ts";
import { refuse } from "./refuse.ts";
import { outlineIn, type Side, subjectsOf } from "./side.ts";
import { readSigned } from "./signed.ts";
import { chargeCollisions, spellingsOf } from "./spellings.ts";
import { judgeSubject, type SubjectVerdict } from "./subject.ts";
import { takersOf } from "./takers.ts";

/** The judged subjects of a change, and the faults in their statement directories that are no subject's. */
export interface SubjectsVerdict {
  readonly verdicts: ReadonlyMap<string, SubjectVerdict>;
  readonly faults: readonly Refusal[];
}

/** Judges the subjects that a change touches (DESIGN.md section 5, the table's first rows). */
export async function judgeSubjects(
  change: DocumentChange,
  touched: ReadonlyMap<string, Subject>,
): Promise<SubjectsVerdict> {
  const { base, before, after, trustAfter, now } = change;
  const old = await evidenceOf(before, touched, base);
  const pairs = old.map((was) => {
    const { subject } = was.outline;
    return { ...outlineIn(after, subjectKey(subject), subject), was };
  });
  const takers = await takersOf(after.outline, trustAfter, base);
  const found = new Map<string, SubjectVerdict>();
  const faults: Refusal[] = [];
  // A huge file that the change brings is refused by its size; only what lay there before is hashed whatever it is.
  const limit = trustAfter.root.limits.fileBytes;
  const known = new Set(old.flatMap(({ files }) => files.leaves.map(spell)));
  for await (const evidence of gather(after.tree, trustAfter, pairs, { limit, known })) {
    const { subject, was } = evidence.outline;
    const key = subjectKey(subject);
    const held = base.subjects.get(key);
    const isOrdered = held !== undefined && held.chain.length > 0;
    const verdict = judgeSubject(trustAfter, evidence, {
      kind: "base",
      remembered: isOrdered ? held : (brokenIn(was, evidence, base.hasHistory) ?? held),
      takenBy: takers.get(key),
      day: now,
    });
    const large = await tooLarge(after.tree, known, evidence, limit);
    found.set(key, charge(verdict, [...large, ...(await judgePapers(was, evidence, change))]));
    faults.push(...(await newFaults({ ...was, tree: before.tree }, { ...evidence, tree: after.tree })));
  }
  const charged = chargeCollisions(after.outline.collisions, found, knownSpellings(base, before));
  const verdicts = [...found].map(
    ([key, verdict]) => [key, charge(verdict, charged.get(key) ?? [])] as const,
  );
  return { verdicts: new Map(verdicts), faults };
}

/** The verdict with more refusals, each said once. */
function charge(verdict: SubjectVerdict, said: readonly Refusal[]): SubjectVerdict {
  const known = new Set(verdict.refusals.map((refusal) => JSON.stringify(refusal)));
  const more = said.filter((refusal) => !known.has(JSON.stringify(refusal)));
  if (more.length === 0) return verdict;
  return { ...verdict, status: "refused", refusals: [...verdict.refusals, ...more] };
}

/** Subjects that head changes against tip, or that are `listed` anew, less those put back as base knows them. */
export function touchedSubjects(
  { base, before, after }: DocumentChange,
  listed: ReadonlySet<string>,
): ReadonlyMap<string, Subject> {
  const all = subjectsOf(before, after);
  return new Map(
    [...all].filter(([key, subject]) => {
      const [old, young] = [outlineIn(before, key, subject), outlineIn(after, key, subject)];
      if (listed.has(key)) return true;
      if (isSameOutline(old, young)) return false;
      const remembered = base.subjects.get(key);
      const isGone = young.chain === undefined && young.directory === undefined && young.leaves.length === 0;
      if (isGone && base.hasHistory && (remembered === undefined || remembered.standing === "fresh"))
        return false;
      const stood = remembered?.standing === "verified" || remembered?.standing === "unsigned";
      return !(stood && young.faults.length === 0 && remembered.ids === idsOf(young));
    }),
  );
}

async function evidenceOf(
  side: Side,
  subjects: ReadonlyMap<string, Subject>,
  { policy }: Accepted,
): Promise<Evidence[]> {
  const outlines = [...subjects].map(([key, subject]) => outlineIn(side, key, subject));
  const found: Evidence[] = [];
  for await (const evidence of gather(side.tree, policy, outlines, "none")) found.push(evidence);
  return found;
}

/**
 * A chain that is broken in the tip, where base knows none: a complete statement above the highest number mends
 * it. Where the history shows that nothing ever stood there, the numbers may also begin at 1, and must where
 * the highest is out of reach.
 */
function brokenIn(was: Evidence, { chain }: Evidence, hasHistory: boolean): Known | undefined {
  const highest = was.chain.intact ? undefined : was.chain.highest;
  if (highest === undefined || highest.sequence === 0) return undefined;
  if (hasHistory && (chain.links[0]?.statement.sequence === 1 || highest.sequence >= LARGEST_STEP))
    return undefined;
  return { chain: [highest], claimed: true, standing: "broken" };
}

function spell({ id, path }: Leaf): string {
  return `${id} ${path}`;
}

async function tooLarge(
  head: Tree,
  known: ReadonlySet<string>,
  { files, outline, digests }: Evidence,
  limit: number,
): Promise<Refusal[]> {
  const young = files.leaves.filter(
    (leaf) => isRegular(leaf.mode) && !known.has(spell(leaf)) && !digests.has(leaf.path),
  );
  const found = await head.digest(
    young.map(({ id }) => id),
    limit,
  );
  return young
    .filter((_, i) => found[i] === undefined)
    .map(({ path }) => refuse("file-too-large", { path, limit }, outline.subject.name));
}

async function judgePapers(
  was: Evidence,
  evidence: Evidence,
  { before, after, trustBefore, trustAfter, now }: DocumentChange,
): Promise<Refusal[]> {
  const young = new Map(evidence.papers.map((paper) => [paper.path, paper]));
  const old = new Map(was.papers.map((paper) => [paper.path, paper]));
  const changed = [...new Map([...young, ...old]).values()].filter(
    ({ path }) => young.get(path)?.id !== old.get(path)?.id,
  );
  const [signedBefore, signedAfter] = [
    await readSigned(before.tree, was.papers),
    await readSigned(after.tree, evidence.papers),
  ];
  return judgeSignatures(
    changed,
    (path) => young.has(path),
    { trust: trustBefore, documents: signedBefore.documents },
    { trust: trustAfter, documents: signedAfter.documents },
    now,
  );
}

/** Without history the tip is taken as accepted, so its names are known. */
function knownSpellings(base: Accepted, { outline }: Side): ReadonlySet<string> {
  const tip = [...outline.subjects.values()].map(({ subject, leaves }) => ({
    subject,
    outer: leaves.map(({ path }) => path),
  }));
  return spellingsOf(base.hasHistory ? heldSubjects(base) : tip);
}
