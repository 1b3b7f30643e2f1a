import type { Day } from "../format/day.ts";
import { subjectKey } from "../format/layout.ts";
import type { Refusal } from "../reasons.ts";
import type { Tree } from "../tree.ts";
import type { Accepted, Remembered } from "./accepted.ts";
import { gather } from "./evidence.ts";
import { homeOf } from "./home.ts";
import { absent, outlineOf, type SubjectOutline } from "./outline.ts";
import { policyOf } from "./policy.ts";
import { judgeRoots } from "./roots.ts";
import { readSigned } from "./signed.ts";
import { chargeCollisions } from "./spellings.ts";
import { claimStrays } from "./strays.ts";
import { judgeSubject, type SubjectVerdict } from "./subject.ts";
import { takersOf } from "./takers.ts";
import { nothingRemembered, type TrustMemory, trustOf } from "./trust.ts";
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
export async function accept(last: Accepted | undefined, tree: Tree, options: AcceptOptions): Promise<Acceptance> {
  // Clause 1: roots. A refused root moves nothing.
  const home = await homeOf(tree);
  const documents = await readSigned(tree, [...home.documents.values()]);
  const { roots, refusals: ofRoots } = judgeRoots(documents, options.pin, last?.policy.roots.map(({ sha256 }) => sha256) ?? []);
  const policy = policyOf(roots);
  if (policy === undefined) return { accepted: last, verdict: verdictOf([], ofRoots) };

  // Clauses 2 and 3: revocations and certificates.
  const memory = last === undefined ? nothingRemembered : memoryOf(last, policy.root.issuers, policy.root.keys);
  const { trust, refusals: ofTrust } = trustOf(documents, policy, memory);

  // Clauses 4 to 6: subjects.
  const isKnown = (key: string) => (last?.subjects.get(key)?.chain.length ?? 0) > 0;
  const outline = claimStrays(await outlineOf(tree, home, policy.layout), policy.layout, isKnown);
  const remembered = [...(last?.subjects.values() ?? [])].map(({ subject }) => absent(subject)).filter(({ subject }) => !outline.subjects.has(subjectKey(subject)));
  const asked = [...outline.subjects.values(), ...remembered].filter(({ subject }) => options.only?.has(subjectKey(subject)) ?? true);
  const takers = await takersOf(outline, policy, last);
  const faults: Refusal[] = [...ofTrust, ...outline.faults];
  const verdicts = new Map<string, SubjectVerdict>();
  for await (const evidence of gather(tree, policy, asked)) {
    const key = subjectKey(evidence.outline.subject);
    faults.push(...evidence.faults);
    const before = { kind: last === undefined ? "nothing" : "last", remembered: last?.subjects.get(key), takenBy: takers.get(key), day: options.seenAt } as const;
    verdicts.set(key, judgeSubject(trust, evidence, before));
  }
  const judged = new Map([...verdicts].map(([key, { evidence, status }]) => [key, { name: evidence.outline.subject.name, status }]));
  for (const [key, charged] of chargeCollisions(outline.collisions, judged, last)) {
    const verdict = verdicts.get(key);
    if (verdict !== undefined) verdicts.set(key, { ...verdict, status: "refused", refusals: [...verdict.refusals, ...charged] });
  }

  const accepted: Accepted = {
    policy,
    certificates: trust.certificates,
    revocations: trust.revocations,
    subjects: rememberedAfter(last, verdicts),
    documents: new Map([...(last?.documents ?? []), ...[...home.documents].map(([path, { id }]) => [path, id] as const)]),
    hasHistory: last?.hasHistory ?? false,
  };
  return { accepted, verdict: verdictOf(verdicts.values(), faults) };
}

function memoryOf(last: Accepted, issuers: Accepted["policy"]["root"]["issuers"], keys: Accepted["policy"]["root"]["keys"]): TrustMemory {
  const before = last.policy.root;
  const spell = (root: typeof before, names: readonly string[], threshold: number) => `${threshold} ${[...new Set(names.map((name) => root.keys.get(name)))].sort()}`;
  const issuersChanged = spell(before, before.issuers.keys, before.issuers.threshold) !== spell({ ...before, keys }, issuers.keys, issuers.threshold);
  return { certificates: last.certificates, revocations: last.revocations, issuersChanged };
}

function rememberedAfter(last: Accepted | undefined, verdicts: ReadonlyMap<string, SubjectVerdict>): Map<string, Remembered> {
  const subjects = new Map(last?.subjects);
  for (const [key, verdict] of verdicts) {
    const { evidence, status, claimed, inUnsigned } = verdict;
    const { outline, chain, files } = evidence;
    const old = subjects.get(key);
    if (status === "absent") subjects.delete(key);
    if (status === "absent" || (status === "refused" && (old !== undefined || chain.links.length === 0))) continue;
    subjects.set(key, {
      subject: outline.subject,
      chain: chain.links.map(({ statement, signed }) => ({ sequence: statement.sequence, sha256: signed.sha256 })),
      claimed,
      inUnsigned,
      standing: status === "refused" ? (last === undefined ? "order" : "fresh") : status,
      ids: idsOf(outline),
      outer: outline.leaves.map(({ path }) => path),
    });
  }
  return subjects;
}

/** What says "same as before" of a subject's files and statements. */
export function idsOf({ directory, chain, leaves }: SubjectOutline): string {
  return JSON.stringify([directory, chain, leaves.map(({ path, mode, id }) => [path, mode, id])]);
}
