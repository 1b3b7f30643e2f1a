import { type Subject, subjectKey } from "../format/layout.ts";
import type { Refusal } from "../reasons.ts";
import type { Tree } from "../tree.ts";
import { type Accepted, heldSubjects, type Remembered } from "./accepted.ts";
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
  const outlines = (side: Side) => [...touched].map(([key, subject]) => outlineIn(side, key, subject));
  const old = await evidenceOf(before, outlines(before), base);
  const takers = await takersOf(after.outline, trustAfter, base);
  const verdicts = new Map<string, SubjectVerdict>();
  const faults: Refusal[] = [];
  const add = (key: string, verdict: SubjectVerdict | undefined, said: readonly Refusal[]) => {
    if (verdict === undefined) return;
    const known = new Set(verdict.refusals.map((refusal) => JSON.stringify(refusal)));
    const more = said.filter((refusal) => !known.has(JSON.stringify(refusal)));
    verdicts.set(
      key,
      more.length === 0
        ? verdict
        : { ...verdict, status: "refused", refusals: [...verdict.refusals, ...more] },
    );
  };
  // A huge file that the change brings is refused by its size; only what lay there before is hashed whatever it is.
  const limit = trustAfter.root.limits.fileBytes;
  const known = new Set([...old.values()].flatMap(({ files }) => files.leaves.map(spell)));
  for await (const evidence of gather(after.tree, trustAfter, outlines(after), { limit, known })) {
    const key = subjectKey(evidence.outline.subject);
    const was = old.get(key);
    const remembered = base.subjects.get(key) ?? brokenIn(was, evidence, base.hasHistory);
    const verdict = judgeSubject(trustAfter, evidence, {
      kind: "base",
      remembered,
      takenBy: takers.get(key),
      day: now,
    });
    const large = await tooLarge(after.tree, known, evidence, limit);
    add(key, verdict, [...large, ...(await judgePapers(was, evidence, change))]);
    const faultsBefore = { tree: before.tree, faults: was?.faults ?? [] };
    faults.push(...(await newFaults(faultsBefore, { tree: after.tree, faults: evidence.faults })));
  }
  const charged = chargeCollisions(after.outline.collisions, verdicts, knownSpellings(base, before));
  for (const [key, refusals] of charged) add(key, verdicts.get(key), refusals);
  return { verdicts, faults };
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
  { tree }: Side,
  outlines: Parameters<typeof gather>[2],
  base: Accepted,
): Promise<ReadonlyMap<string, Evidence>> {
  const found = new Map<string, Evidence>();
  for await (const evidence of gather(tree, base.policy, outlines, "none"))
    found.set(subjectKey(evidence.outline.subject), evidence);
  return found;
}

/**
 * A chain that is broken in the tip, where base knows none: a complete statement above the highest number mends
 * it. Where the history shows that nothing ever stood there, the numbers may also begin at 1, and must where
 * the highest is out of reach.
 */
function brokenIn(
  was: Evidence | undefined,
  { chain }: Evidence,
  hasHistory: boolean,
): Remembered | undefined {
  const highest = was?.chain.highest;
  if (was === undefined || was.chain.intact || highest === undefined || highest.sequence === 0)
    return undefined;
  if (hasHistory && (chain.links[0]?.statement.sequence === 1 || highest.sequence >= LARGEST_STEP))
    return undefined;
  return {
    subject: was.outline.subject,
    chain: [highest],
    claimed: true,
    standing: "broken",
    ids: "",
    outer: [],
    users: [],
    endorsed: false,
  };
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
  was: Evidence | undefined,
  evidence: Evidence,
  { before, after, trustBefore, trustAfter, now }: DocumentChange,
): Promise<Refusal[]> {
  const young = new Map(evidence.papers.map((paper) => [paper.path, paper]));
  const old = new Map((was?.papers ?? []).map((paper) => [paper.path, paper]));
  const changed = [...new Map([...young, ...old]).values()].filter(
    ({ path }) => young.get(path)?.id !== old.get(path)?.id,
  );
  const [signedBefore, signedAfter] = [
    await readSigned(before.tree, was?.papers ?? []),
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
