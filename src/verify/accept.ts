import type { Day } from "../format/day.ts";
import { subjectKey } from "../format/layout.ts";
import { type DocumentName, documentPath, parsePlace } from "../format/place.ts";
import type { Refusal } from "../reasons.ts";
import type { Tree } from "../tree.ts";
import type { Accepted, Remembered } from "./accepted.ts";
import { gather } from "./evidence.ts";
import { type Home, homeOf } from "./home.ts";
import { absent, idsOf, outlineOf, type SubjectOutline } from "./outline.ts";
import { policyOf } from "./policy.ts";
import { judgeRoots } from "./roots.ts";
import { readSigned, type Signed } from "./signed.ts";
import { signaturesThatVerify } from "./signers.ts";
import { chargeCollisions, spellingsOf } from "./spellings.ts";
import { claimStrays } from "./strays.ts";
import { judgeSubject, type SubjectVerdict } from "./subject.ts";
import { takersOf } from "./takers.ts";
import { nothingRemembered, type Trust, type TrustMemory, trustOf } from "./trust.ts";
import { type Verdict, verdictOf } from "./verdict.ts";

/** How a tree is folded in. */
export interface AcceptOptions {
  /** SHA-256 of the bytes of a root of the chain, hex. Needed without a remembered value. */
  readonly pin?: string | undefined;
  /** The day on which new statements were first seen; undefined: their signers' validity is not judged. */
  readonly seenAt?: Day | undefined;
  /** Judge these subjects alone, by key; the others are neither judged nor remembered. */
  readonly only?: ReadonlySet<string> | undefined;
}

/** The new value, and what was refused; undefined when there is still nothing to hold true. */
export interface Acceptance {
  readonly accepted: Accepted | undefined;
  readonly verdict: Verdict;
}

/**
 * Folds one tree into what a verifier holds true (DESIGN.md section 5). What is refused keeps its old entry.
 * From nothing but a pin it is the state verdict: each part was once vouched for under a root that descends
 * from the pin.
 */
export async function accept(
  last: Accepted | undefined,
  tree: Tree,
  options: AcceptOptions,
): Promise<Acceptance> {
  // Clause 1: roots. A refused root moves nothing.
  const home = await homeOf(tree);
  const documents = await readSigned(tree, [...home.documents.values()]);
  const { roots, refusals: ofRoots } = judgeRoots(
    documents,
    options.pin,
    last?.policy.roots.map(({ sha256 }) => sha256) ?? [],
  );
  const policy = policyOf(roots);
  if (policy === undefined) return { accepted: last, verdict: verdictOf([], ofRoots) };

  // Clauses 2 and 3: revocations and certificates.
  const memory =
    last === undefined ? nothingRemembered : memoryOf(last, policy.root.issuers, policy.root.keys);
  const { trust, refusals: ofTrust } = trustOf(documents, policy, memory);

  // Clauses 4 to 6: subjects.
  const isKnown = (key: string) => (last?.subjects.get(key)?.chain.length ?? 0) > 0;
  const outline = claimStrays(await outlineOf(tree, home, policy.layout), policy.layout, isKnown);
  const remembered = [...(last?.subjects.values() ?? [])]
    .map(({ subject }) => absent(subject))
    .filter(({ subject }) => !outline.subjects.has(subjectKey(subject)));
  const asked = [...outline.subjects.values(), ...remembered].filter(
    ({ subject }) => options.only?.has(subjectKey(subject)) ?? true,
  );
  const takers = await takersOf(outline, policy, last);
  const faults: Refusal[] = [...ofTrust, ...outline.faults.map(({ refusal }) => refusal)];
  const verdicts = new Map<string, SubjectVerdict>();
  const trustIds = JSON.stringify([...home.documents].map(([path, { id }]) => [path, id]));
  const isSettled = (each: SubjectOutline) =>
    last !== undefined &&
    trustIds === last.trustIds &&
    isSame(last, each) &&
    !takers.has(subjectKey(each.subject));
  for (const each of asked.filter(isSettled)) {
    const entry = last?.subjects.get(subjectKey(each.subject));
    if (entry?.standing === "verified" || entry?.standing === "unsigned")
      verdicts.set(subjectKey(each.subject), { ...entry, status: entry.standing, refusals: [], entry });
  }
  for await (const evidence of gather(
    tree,
    policy,
    asked.filter((each) => !isSettled(each)),
  )) {
    const key = subjectKey(evidence.outline.subject);
    faults.push(...evidence.faults.map(({ refusal }) => refusal));
    const before = {
      kind: last === undefined ? "nothing" : "last",
      remembered: last?.subjects.get(key),
      takenBy: takers.get(key),
      day: options.seenAt,
    } as const;
    verdicts.set(key, judgeSubject(trust, evidence, before));
  }
  for (const [key, charged] of chargeCollisions(
    outline.collisions,
    verdicts,
    last && spellingsOf(last.subjects.values()),
  )) {
    const verdict = verdicts.get(key);
    if (verdict !== undefined)
      verdicts.set(key, { ...verdict, status: "refused", refusals: [...verdict.refusals, ...charged] });
  }

  const accepted: Accepted = {
    policy,
    certificates: trust.certificates,
    revocations: trust.revocations,
    subjects: rememberedAfter(last, verdicts),
    documents: countedDocuments(last, home, documents, trust),
    trustIds,
    hasHistory: last?.hasHistory ?? false,
  };
  return { accepted, verdict: verdictOf(verdicts.values(), faults) };
}

/** Lists are taken down and never changed, so the first of a name is remembered; of the others, what counts now. */
function countedDocuments(
  last: Accepted | undefined,
  home: Home,
  documents: ReadonlyMap<string, Signed>,
  trust: Trust,
): Map<string, string> {
  const counted = new Map(last?.documents);
  for (const [path, { id }] of home.documents) {
    const document = parsePlace(path)?.document;
    const signed = document && documents.get(documentPath(document));
    if (document === undefined || signed === undefined) continue;
    const isList = document.kind === "list";
    const counts = isList
      ? signaturesThatVerify(trust, signed).length > 0
      : countsNow(document, signed, trust);
    if (counts && !(isList && counted.has(path))) counted.set(path, id);
  }
  return counted;
}

function countsNow(document: DocumentName, { sha256, path }: Signed, trust: Trust): boolean {
  if (document.kind === "certificate") return trust.certificates.get(document.user)?.sha256 === sha256;
  if (document.kind === "revocation") return trust.revocations.get(path)?.sha256 === sha256;
  return true;
}

function memoryOf(
  last: Accepted,
  issuers: Accepted["policy"]["root"]["issuers"],
  keys: Accepted["policy"]["root"]["keys"],
): TrustMemory {
  const before = last.policy.root;
  const spell = (root: typeof before, names: readonly string[], threshold: number) =>
    `${threshold} ${[...new Set(names.map((name) => root.keys.get(name)))].sort()}`;
  const issuersChanged =
    spell(before, before.issuers.keys, before.issuers.threshold) !==
    spell({ ...before, keys }, issuers.keys, issuers.threshold);
  return { certificates: last.certificates, revocations: last.revocations, issuersChanged };
}

function rememberedAfter(
  last: Accepted | undefined,
  verdicts: ReadonlyMap<string, SubjectVerdict>,
): Map<string, Remembered> {
  const subjects = new Map(last?.subjects);
  for (const [key, { status, entry }] of verdicts) {
    if (status === "absent") subjects.delete(key);
    else if (status !== "refused" || (!subjects.has(key) && entry.chain.length > 0)) subjects.set(key, entry);
  }
  return subjects;
}

/** Whether a subject is as it was when it was found to stand; under the same trust, it still does. */
function isSame(last: Accepted, outline: SubjectOutline): boolean {
  const entry = last.subjects.get(subjectKey(outline.subject));
  return entry?.ids === idsOf(outline) && (entry.standing === "verified" || entry.standing === "unsigned");
}
