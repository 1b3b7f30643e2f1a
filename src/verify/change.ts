import type { Day } from "../format/day.ts";
import type { Subject } from "../format/layout.ts";
import { HOME, parsePlace } from "../format/place.ts";
import type { Refusal } from "../reasons.ts";
import type { Tree } from "../tree.ts";
import type { Accepted } from "./accepted.ts";
import { baseOfChange } from "./change-base.ts";
import { type DocumentChange, judgeDocuments } from "./change-documents.ts";
import { listedAnew } from "./change-lists.ts";
import { judgeSignatures } from "./change-signatures.ts";
import { judgeSubjects, touchedSubjects } from "./change-subjects.ts";
import { consequencesOf } from "./consequences.ts";
import type { Paper } from "./directory.ts";
import { newFaults } from "./new-faults.ts";
import type { Policy } from "./policy.ts";
import { refuse } from "./refuse.ts";
import { changedPapers, type Side } from "./side.ts";
import { companions, type JudgeRootChange, judgeRootChange } from "./succession.ts";
import { trustOf } from "./trust.ts";
import { type Grant, type Verdict, verdictOf } from "./verdict.ts";

/** A change: what head changes against tip, judged against base, the Accepted before it. */
export interface Change {
  /**
   * What was accepted before; or, for want of history, nothing but the pin (SHA-256 of a root's bytes;
   * undefined: whatever roots the tip has): then the tip itself is taken as accepted, each intact chain as to
   * order, whatever its verdict. `branch` is the branch's newest tree where the change left it earlier.
   */
  readonly base: Accepted | { readonly pin: string | undefined; readonly branch?: Tree };
  /** What head is compared with: the branch, or where head left it. */
  readonly tip: Tree;
  readonly head: Tree;
  readonly now: Day;
}

/** The verdict of a change, and what it finds besides. */
export type ChangeVerdict = Verdict & {
  /** What it makes refused among the subjects that it does not touch. */
  readonly consequences: readonly Refusal[];
  /** What is refused in the tip already, as far as it was looked at: no fault of this change. */
  readonly already: readonly Refusal[];
};

/**
 * Judges a change (DESIGN.md section 5, verifyChange): the net difference of two trees, whatever the shape of
 * the history between them. Rights come from base's root and certificates that base's issuers signed.
 */
export async function verifyChange(change: Change): Promise<ChangeVerdict> {
  const found = await judgeChange(change, judgeRootChange);
  if ("refusals" in found) return { ...verdictOf([], found.refusals), consequences: [], already: [] };
  const { verdict, already, judged, papers, touched, successor } = found;
  const consequences = await consequencesOf(judged, papers, touched, successor !== undefined);
  return { ...verdict, consequences, already };
}

/** What judging a change finds, its consequences aside. */
export interface JudgedChange {
  readonly verdict: Verdict;
  readonly already: readonly Refusal[];
  readonly judged: DocumentChange;
  /** The documents that differ, and the signatures on them. */
  readonly papers: readonly Paper[];
  readonly touched: ReadonlyMap<string, Subject>;
  /** The next root's, when there is one. */
  readonly successor: Policy | undefined;
}

/** Judges a change, and its roots as `succeed` does; or says why there is nothing to judge it against. */
export async function judgeChange(
  change: Change,
  succeed: JudgeRootChange,
): Promise<JudgedChange | { readonly refusals: readonly Refusal[] }> {
  const { now } = change;
  const found = await baseOfChange(change);
  if ("refusals" in found) return found;
  const { base, before, after, already } = found;
  const papers = changedPapers(before.home, after.home).filter(({ path }) => !isUndone(base, after, path));

  // Trust: base's policy, or its successor's; certificates and revocations of head where they stand, else base's.
  const succession = await succeed(base, after, papers, now);
  const policy = succession.policy ?? base.policy;
  const { trust: trustAfter, refusals: ofTrust } = trustOf(after.documents, policy, base);
  const isSame = before.documents === after.documents;
  const trustBefore = isSame ? trustAfter : trustOf(before.documents, base.policy, base).trust;

  // Documents, signatures on them, subjects.
  const judged = { base, before, after, trustBefore, trustAfter, now };
  const touched = touchedSubjects(judged, listedAnew(judged, papers));
  const subjects = await judgeSubjects(judged, touched);
  const refusals: Refusal[] = [
    ...succession.refusals,
    ...(await judgeDocuments(judged, papers, ofTrust)),
    ...judgeSignatures(
      papers,
      (path) => after.home.documents.has(path),
      { trust: trustBefore, documents: before.documents },
      { trust: trustAfter, documents: after.documents },
      now,
    ),
    ...(await newFaults(before.outline, after.outline)),
    ...subjects.faults,
  ];

  // What the root's state allows at all.
  const names = [...touched.values()].map(({ name }) => name);
  const { root } = base.policy;
  const changed = [...papers.map(({ path }) => path), ...(await loosePaths(before, after))];
  if (succession.policy !== undefined) refusals.push(...companions(changed, after, policy, names));
  else if (root.expires < now && !isRevocationAlone(changed, names)) {
    refusals.push(refuse("root-expired", { version: root.version, expires: root.expires }));
  }

  const verdict = verdictOf(subjects.verdicts.values(), refusals);
  const documents: Grant[] = papers
    .filter(({ place }) => place.signer === undefined)
    .map(({ path }) => ({ subject: path, users: [], by: "endorsement" }));
  const deleted: Grant[] = [...subjects.verdicts.values()]
    .filter(({ status }) => status === "absent")
    .map(({ subject }) => ({ subject: subject.name, users: [], by: "unsigned" }));
  const grants = [...verdict.grants, ...deleted, ...(verdict.accepted ? documents : [])];
  return { verdict: { ...verdict, grants }, already, judged, papers, touched, successor: succession.policy };
}

/** A document put back as base knows it, or taken away where base never knew it, is no change. */
function isUndone(base: Accepted, after: Side, path: string): boolean {
  const id = after.home.documents.get(path)?.id;
  return id === undefined ? base.hasHistory && !base.documents.has(path) : base.documents.get(path) === id;
}

/** What differs under .bailiwick beside documents and statements: `.gitattributes`, and what does not belong. */
async function loosePaths(before: Side, after: Side): Promise<string[]> {
  const attributes = before.home.attributes === after.home.attributes ? [] : [`${HOME}/.gitattributes`];
  const swept = await newFaults(after.outline, before.outline);
  return [...attributes, ...swept.flatMap(({ facts }) => ("path" in facts ? [facts.path] : []))];
}

/** What passes under an expired root, besides its successor. */
function isRevocationAlone(paths: readonly string[], subjects: readonly string[]): boolean {
  return subjects.length === 0 && paths.every((path) => parsePlace(path)?.document.kind === "revocation");
}
