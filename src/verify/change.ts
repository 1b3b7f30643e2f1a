import type { Day } from "../format/day.ts";
import { subjectKey } from "../format/layout.ts";
import { parsePlace } from "../format/place.ts";
import type { Refusal } from "../reasons.ts";
import type { Tree } from "../tree.ts";
import type { Accepted, Remembered } from "./accepted.ts";
import { judgeDocuments } from "./change-documents.ts";
import { judgeSignatures } from "./change-signatures.ts";
import { consequencesOf } from "./consequences.ts";
import type { Fault } from "./directory.ts";
import { type Evidence, gather, isRegular } from "./evidence.ts";
import { fold } from "./fold.ts";
import { idsOf, isSameOutline } from "./outline.ts";
import { type Policy, policyOf } from "./policy.ts";
import { refuse } from "./refuse.ts";
import { judgeRoots } from "./roots.ts";
import { changedPaths, outlined, outlineIn, type ReadHome, readHome, type Side, subjectsOf } from "./side.ts";
import { readSigned } from "./signed.ts";
import { chargeCollisions, spellingsOf } from "./spellings.ts";
import { judgeSubject, type SubjectVerdict } from "./subject.ts";
import { companions, judgeRootChange } from "./succession.ts";
import { takersOf } from "./takers.ts";
import { trustOf } from "./trust.ts";
import { type Grant, type Verdict, verdictOf } from "./verdict.ts";

/** A change: what head changes against tip, judged against base, the Accepted before it. */
export interface Change {
  /**
   * What was accepted before; or, for want of history, nothing but the pin (SHA-256 of a root's bytes;
   * undefined: whatever roots the tip has): then the tip itself is taken as accepted, each intact chain as to
   * order, whatever its verdict.
   */
  readonly base: Accepted | { readonly pin: string | undefined };
  readonly tip: Tree;
  readonly head: Tree;
  readonly now: Day;
}

/** The verdict of a change, and what it makes refused among the subjects that it does not touch. */
export type ChangeVerdict = Verdict & { readonly consequences: readonly Refusal[] };

/**
 * Judges a change (DESIGN.md section 5, verifyChange): the net difference of two trees, whatever the shape of
 * the history between them. Rights come from base's root and certificates that base's issuers signed.
 */
export async function verifyChange({ base: given, tip, head, now }: Change): Promise<ChangeVerdict> {
  const [readBefore, policyBefore, refused] = await beforeOf(given, tip);
  if (policyBefore === undefined) return { ...verdictOf([], refused), consequences: [] };
  const readAfter = await readHome(head, readBefore);
  if (!readAfter.home.exists) return { ...verdictOf([], [refuse("registry-missing", {})]), consequences: [] };
  const known = "policy" in given ? given : undefined;
  const before = await outlined(readBefore, policyBefore.layout, known);
  const after = await outlined(readAfter, policyBefore.layout, known);
  const base =
    known ?? (await fold(undefined, before, policyBefore, { only: changedSubjects(before, after) })).accepted;
  const paths = changedPaths(before.home, after.home).filter((path) => !isUndone(base, after, path));

  // Trust: base's policy, or its successor's; certificates and revocations of head where they stand, else base's.
  const succession = await judgeRootChange(base, after, paths, now);
  const policy = succession.policy ?? base.policy;
  const memory = {
    certificates: base.certificates,
    revocations: base.revocations,
    issuersChanged: succession.policy !== undefined,
  };
  const { trust, refusals: ofTrust } = trustOf(after.documents, policy, memory);
  const isSame = succession.policy === undefined && before.documents === after.documents;
  const trustBefore = isSame
    ? trust
    : trustOf(before.documents, base.policy, { ...memory, issuersChanged: false }).trust;

  // Documents.
  const change = { base, before, after, trustBefore, trustAfter: trust, now };
  const refusals: Refusal[] = [
    ...succession.refusals,
    ...(await judgeDocuments(change, paths, ofTrust)),
    ...newFaults(before.outline.faults, after.outline.faults),
  ];

  // Subjects.
  const touched = touchedSubjects(base, before, after);
  const outlines = (side: Side) => [...touched].flatMap(([key, subject]) => outlineIn(side, key, subject));
  const old = await evidenceOf(before, outlines(before), base);
  const takers = await takersOf(after.outline, policy, base);
  const verdicts = new Map<string, SubjectVerdict>();
  for await (const evidence of gather(head, policy, outlines(after))) {
    const key = subjectKey(evidence.outline.subject);
    const was = old.get(key);
    const remembered = base.subjects.get(key) ?? brokenIn(was);
    const verdict = judgeSubject(trust, evidence, {
      kind: "base",
      remembered,
      takenBy: takers.get(key),
      day: now,
    });
    const more = [
      ...(await tooLarge(head, was, evidence, policy.root.limits.fileBytes)),
      ...(await judgePapers(was, evidence, before, after, change)),
    ];
    refusals.push(...newFaults(was?.faults ?? [], evidence.faults));
    verdicts.set(
      key,
      more.length === 0
        ? verdict
        : { ...verdict, status: "refused", refusals: [...verdict.refusals, ...more] },
    );
  }
  for (const [key, charged] of chargeCollisions(
    after.outline.collisions,
    verdicts,
    knownSpellings(base, before),
  )) {
    const verdict = verdicts.get(key);
    if (verdict !== undefined)
      verdicts.set(key, { ...verdict, status: "refused", refusals: [...verdict.refusals, ...charged] });
  }
  refusals.push(
    ...judgeSignatures(
      paths,
      (path) => after.home.documents.has(path),
      { trust: trustBefore, documents: before.documents },
      { trust, documents: after.documents },
      now,
    ),
  );

  // What the root's state allows at all.
  const names = [...touched.values()].map(({ name }) => name);
  if (succession.policy !== undefined) refusals.push(...companions(paths, after, names));
  const { root } = base.policy;
  const isTrusted = paths.every((path) =>
    ["root", "revocation"].includes(parsePlace(path)?.document.kind ?? ""),
  );
  if (root.expires < now && succession.policy === undefined && !(isTrusted && names.length === 0))
    refusals.push(refuse("root-expired", { version: root.version, expires: root.expires }));

  const verdict = verdictOf(verdicts.values(), refusals);
  const documents: Grant[] = paths
    .filter((path) => parsePlace(path)?.signer === undefined)
    .map((subject) => ({ subject, users: [], by: "endorsement" }));
  return {
    ...verdict,
    grants: [...verdict.grants, ...(verdict.accepted ? documents : [])],
    consequences: await consequences(),
  };

  async function consequences(): Promise<Refusal[]> {
    if (succession.policy !== undefined)
      return consequencesOf(
        base,
        after,
        policy,
        { before: trustBefore, after: trust },
        new Set(touched.keys()),
        undefined,
      );
    const changed = paths.flatMap((path) => parsePlace(path)?.document ?? []);
    const users = new Set(
      changed.flatMap((document) => (document.kind === "certificate" ? [document.user] : [])),
    );
    for (const [path, { key }] of trust.revocations)
      if (!trustBefore.revocations.has(path))
        users.add(trust.users.get(key) ?? trustBefore.users.get(key) ?? "");
    return users.size === 0
      ? []
      : consequencesOf(
          base,
          after,
          policy,
          { before: trustBefore, after: trust },
          new Set(touched.keys()),
          users,
        );
  }
}

/** The tip's documents, and the policy to judge by: base's, or else that of the tip's own roots. */
async function beforeOf(
  given: Change["base"],
  tip: Tree,
): Promise<readonly [ReadHome, Policy | undefined, readonly Refusal[]]> {
  const read = await readHome(tip);
  if ("policy" in given) return [read, given.policy, []];
  const { roots, refusals } = judgeRoots(read.documents, given.pin, []);
  return [read, policyOf(roots), refusals];
}

/** Subjects that differ, and those of the other kind that have their names. */
function changedSubjects(before: Side, after: Side): ReadonlySet<string> {
  const changed = [...subjectsOf(before, after)].filter(
    ([key, subject]) => !isSameOutline(outlineIn(before, key, subject), outlineIn(after, key, subject)),
  );
  const kinds = ["package", "common"] as const;
  return new Set(changed.flatMap(([, { name }]) => kinds.map((kind) => subjectKey({ kind, name }))));
}

/** Without history the tip is taken as accepted, so its names are known. */
function knownSpellings(base: Accepted, { outline }: Side): ReadonlySet<string> {
  const tip = [...outline.subjects.values()].map(({ subject, leaves }) => ({
    subject,
    outer: leaves.map(({ path }) => path),
  }));
  return spellingsOf(base.hasHistory ? base.subjects.values() : tip);
}

/** A document put back as base knows it, or taken away where base never knew it, is no change. */
function isUndone(base: Accepted, after: Side, path: string): boolean {
  const id = after.home.documents.get(path)?.id;
  return id === undefined ? base.hasHistory && !base.documents.has(path) : base.documents.get(path) === id;
}

/** Subjects that head changes against tip, less those that it puts back as base knows them. */
function touchedSubjects(
  base: Accepted,
  before: Side,
  after: Side,
): ReadonlyMap<string, Remembered["subject"]> {
  const all = subjectsOf(before, after);
  return new Map(
    [...all].filter(([key, subject]) => {
      const [old, young] = [outlineIn(before, key, subject), outlineIn(after, key, subject)];
      if (isSameOutline(old, young)) return false;
      const remembered = base.subjects.get(key);
      const isGone = young.chain === undefined && young.directory === undefined && young.leaves.length === 0;
      if (isGone && base.hasHistory && (remembered === undefined || remembered.standing === "fresh"))
        return false;
      return !(
        remembered?.ids === idsOf(young) &&
        (remembered.standing === "verified" || remembered.standing === "unsigned")
      );
    }),
  );
}

async function evidenceOf(
  { tree }: Side,
  outlines: Parameters<typeof gather>[2],
  base: Accepted,
): Promise<ReadonlyMap<string, Evidence>> {
  const found = new Map<string, Evidence>();
  for await (const evidence of gather(tree, base.policy, outlines))
    found.set(subjectKey(evidence.outline.subject), evidence);
  return found;
}

/** A chain that is broken in the tip, where base knows none: a complete statement above the highest number mends it. */
function brokenIn(evidence: Evidence | undefined): Remembered | undefined {
  const highest = evidence?.chain.highest;
  if (evidence === undefined || evidence.chain.intact || highest === undefined) return undefined;
  return {
    subject: evidence.outline.subject,
    chain: [highest],
    claimed: true,
    inUnsigned: false,
    standing: "broken",
    ids: "",
    outer: [],
    users: [],
    endorsed: false,
  };
}

function newFaults(before: readonly Fault[], after: readonly Fault[]): Refusal[] {
  const known = new Set(before.map((fault) => JSON.stringify(fault)));
  return after.filter((fault) => !known.has(JSON.stringify(fault))).map(({ refusal }) => refusal);
}

async function tooLarge(
  head: Tree,
  was: Evidence | undefined,
  { files, outline }: Evidence,
  limit: number,
): Promise<Refusal[]> {
  const known = new Set(was?.files.leaves.map(({ path, id }) => `${id} ${path}`));
  const young = files.leaves.filter(({ path, id, mode }) => isRegular(mode) && !known.has(`${id} ${path}`));
  const digests = await head.digest(
    young.map(({ id }) => id),
    limit,
  );
  return young
    .filter((_, i) => digests[i] === undefined)
    .map(({ path }) => refuse("file-too-large", { path, limit }, outline.subject.name));
}

type Papers = Parameters<typeof judgeDocuments>[0];
async function judgePapers(
  was: Evidence | undefined,
  evidence: Evidence,
  before: Side,
  after: Side,
  change: Papers,
): Promise<Refusal[]> {
  const ids = new Map(evidence.papers.map(({ path, id }) => [path, id]));
  const old = new Map((was?.papers ?? []).map(({ path, id }) => [path, id]));
  const paths = [...new Set([...ids.keys(), ...old.keys()])].filter(
    (path) => ids.get(path) !== old.get(path),
  );
  const [documentsBefore, documentsAfter] = [
    await readSigned(before.tree, was?.papers ?? []),
    await readSigned(after.tree, evidence.papers),
  ];
  return judgeSignatures(
    paths,
    (path) => ids.has(path),
    { trust: change.trustBefore, documents: documentsBefore },
    { trust: change.trustAfter, documents: documentsAfter },
    change.now,
  );
}
