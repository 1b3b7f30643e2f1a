import type { Day } from "../format/day.ts";
import { subjectKey } from "../format/layout.ts";
import { documentPath, HOME } from "../format/place.ts";
import type { Refusal } from "../reasons.ts";
import { type Accepted, heldSubjects, isHeld, type Remembered } from "./accepted.ts";
import { gather } from "./evidence.ts";
import { absent, idsOf, type SubjectOutline } from "./outline.ts";
import type { Policy } from "./policy.ts";
import type { Side } from "./side.ts";
import type { Signed } from "./signed.ts";
import { signaturesThatVerify } from "./signers.ts";
import { chargeCollisions, spellingsOf } from "./spellings.ts";
import { judgeSubject, type SubjectVerdict } from "./subject.ts";
import { takersOf } from "./takers.ts";
import { nothingRemembered, type Trust, trustOf } from "./trust.ts";
import { type Verdict, verdictOf } from "./verdict.ts";

/** How a tree is folded in. */
export interface FoldOptions {
  /**
   * The day on which new statements were first seen; undefined: their signers' validity is not judged. Nor is it
   * at first contact, whatever the day.
   */
  readonly seenAt?: Day | undefined;
  /** Judge these subjects alone, by key; the others are neither judged nor remembered. */
  readonly only?: ReadonlySet<string> | undefined;
  /** Told how many of how many subjects are judged. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** What was refused before, of the roots. */
  readonly faults: readonly Refusal[];
}

/** The new value, and what was refused. */
export interface Folded {
  readonly accepted: Accepted;
  readonly verdict: Verdict;
}

/** Folds a tree whose roots stand into what is held true (DESIGN.md section 5, clauses 2 to 6). */
export async function fold(
  last: Accepted | undefined,
  side: Side,
  policy: Policy,
  options: FoldOptions,
): Promise<Folded> {
  const { tree, home, documents, outline } = side;
  // Clauses 2 and 3: revocations and certificates.
  const { trust, refusals: ofTrust } = trustOf(documents, policy, last ?? nothingRemembered);

  // Clauses 4 to 6: subjects.
  const remembered = [...(last?.subjects.values() ?? [])]
    .map(({ subject }) => absent(subject))
    .filter(({ subject }) => !outline.subjects.has(subjectKey(subject)));
  const asked = [...outline.subjects.values(), ...remembered].filter(
    ({ subject }) => options.only?.has(subjectKey(subject)) ?? true,
  );
  const takers = await takersOf(outline, policy, last);
  const faults: Refusal[] = [...options.faults, ...ofTrust, ...outline.faults.map(({ refusal }) => refusal)];
  const verdicts = new Map<string, SubjectVerdict>();
  const disturbed: string[] = [];
  const trustIds = JSON.stringify([...home.documents].map(([path, { id }]) => [path, id]));
  const isSameTrust = last !== undefined && trustIds === last.trustIds;
  const pending: SubjectOutline[] = [];
  for (const each of asked) {
    const key = subjectKey(each.subject);
    const verdict = isSameTrust && !takers.has(key) ? settledIn(last, each) : undefined;
    if (verdict === undefined) pending.push(each);
    else verdicts.set(key, verdict);
  }
  for await (const evidence of gather(tree, policy, pending)) {
    const key = subjectKey(evidence.outline.subject);
    faults.push(...evidence.faults.map(({ refusal }) => refusal));
    if (evidence.faults.length > 0) disturbed.push(key);
    options.onProgress?.(verdicts.size, asked.length);
    const before = {
      kind: last === undefined ? "nothing" : "last",
      remembered: last?.subjects.get(key),
      takenBy: takers.get(key),
      day: last && options.seenAt,
    } as const;
    verdicts.set(key, judgeSubject(trust, evidence, before));
  }
  const charges = chargeCollisions(outline.collisions, verdicts, last && spellingsOf(heldSubjects(last)));
  for (const [key, verdict] of verdicts) {
    const charged = charges.get(key);
    if (charged !== undefined)
      verdicts.set(key, { ...verdict, status: "refused", refusals: [...verdict.refusals, ...charged] });
  }

  const isMissed = [...verdicts].some(([key, { status }]) => status === "refused" && isHeld(last, key));
  const accepted: Accepted = {
    policy,
    certificates: new Map([...(last?.certificates ?? []), ...trust.certificates]),
    revocations: trust.revocations,
    subjects: rememberedAfter(last, verdicts),
    refused: new Set([
      ...disturbed,
      ...[...verdicts].flatMap(([key, { status }]) => (status === "refused" ? [key] : [])),
    ]),
    documents: countedDocuments(last, side, trust, isMissed),
    trustIds,
    hasHistory: last?.hasHistory ?? false,
  };
  return { accepted, verdict: verdictOf(verdicts.values(), faults) };
}

/**
 * The documents that count or counted, by which one that is put back is known. Lists are taken down and never
 * changed, so the first of a name is remembered; and forgotten once it is gone without anything missing it.
 */
function countedDocuments(
  last: Accepted | undefined,
  { home, documents }: Side,
  trust: Trust,
  isMissed: boolean,
): Map<string, string> {
  const kept = [...(last?.documents ?? [])].filter(
    ([path]) => isMissed || home.documents.has(path) || !path.startsWith(`${HOME}/lists/`),
  );
  const counted = new Map(kept);
  const ours = new Set(trust.lists.map(({ signed }) => signed.path));
  for (const [path, { id, place }] of home.documents) {
    const signed = documents.get(documentPath(place.document));
    if (signed === undefined) continue;
    const isList = place.document.kind === "list";
    const counts = isList
      ? ours.has(signed.path) && signaturesThatVerify(trust, signed).length > 0
      : countsNow(signed, trust);
    const { signer } = place;
    const isIdle =
      last !== undefined &&
      signer !== undefined &&
      counted.get(path) !== id &&
      !hasSigned(signer, signed, trust);
    if (counts && !isIdle && !(isList && counted.has(path))) counted.set(path, id);
  }
  return counted;
}

/** Whether a signer has a signature that verifies; a file without one, taken away, is not put back but added. */
function hasSigned(signer: string, signed: Signed, trust: Trust): boolean {
  return signaturesThatVerify(trust, signed).some(({ name }) => name === signer);
}

/** Whether a root, a certificate or a revocation counts. */
function countsNow({ document, sha256, path }: Signed, trust: Trust): boolean {
  if (document.kind === "root") return trust.roots[document.version - 1]?.sha256 === sha256;
  if (document.kind === "certificate") return trust.certificates.get(document.user)?.sha256 === sha256;
  return trust.revocations.get(path)?.sha256 === sha256;
}

function rememberedAfter(
  last: Accepted | undefined,
  verdicts: ReadonlyMap<string, SubjectVerdict>,
): Map<string, Remembered> {
  const subjects = new Map(last?.subjects);
  for (const [key, { status, entry }] of verdicts) {
    if (status === "absent") subjects.delete(key);
    else if (status !== "refused") subjects.set(key, entry);
    else if (!subjects.has(key) && entry.chain.length > 0)
      subjects.set(key, { ...entry, standing: last === undefined ? "order" : "fresh" });
  }
  return subjects;
}

/** A subject that is as it was when it was found to stand: under the same trust, it still does. */
function settledIn({ subjects, refused }: Accepted, outline: SubjectOutline): SubjectVerdict | undefined {
  const key = subjectKey(outline.subject);
  const entry = subjects.get(key);
  if (entry?.standing !== "verified" && entry?.standing !== "unsigned") return undefined;
  const isSame = !refused.has(key) && outline.faults.length === 0 && entry.ids === idsOf(outline);
  return isSame ? { ...entry, status: entry.standing, refusals: [], entry } : undefined;
}
