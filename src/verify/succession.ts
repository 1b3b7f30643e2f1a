import type { Day } from "../format/day.ts";
import { isSubject, type Layout, parseLayout } from "../format/layout.ts";
import { documentPath } from "../format/place.ts";
import { parseRoot } from "../format/root.ts";
import type { Refusal } from "../reasons.ts";
import type { Accepted } from "./accepted.ts";
import type { Paper } from "./directory.ts";
import { outlineOf } from "./outline.ts";
import { issuersOn, type Policy, policyOf, type RootEntry } from "./policy.ts";
import { refuse } from "./refuse.ts";
import { judgeRoots, type RootVerdict } from "./roots.ts";
import type { Side } from "./side.ts";
import { namespaces } from "./signed.ts";
import { nothingRemembered, trustOf } from "./trust.ts";

/** What a change does to the chain of roots. `policy` is the successor's, when there is a sound one. */
export interface RootChange {
  readonly policy: Policy | undefined;
  readonly refusals: readonly Refusal[];
}

/** A way to judge the chain of roots: as `judgeRootChange` does, or as `foreseeRootChange`. */
export type JudgeRootChange = (
  base: Accepted,
  after: Side,
  papers: readonly Paper[],
  now: Day,
) => Promise<RootChange>;

/**
 * Judges what a change does under root/ (DESIGN.md section 5, the table's row "root"): nothing, or exactly
 * the next root. `papers` are the files that differ.
 */
export const judgeRootChange: JudgeRootChange = (base, after, papers, now) =>
  rootChange(base, after, papers, now, () => undefined);

/**
 * The same as if enough people had signed the next root: `policy` is its policy although `refusals` say who has
 * not signed. For those who want to know what it will do; nothing is accepted by it.
 */
export const foreseeRootChange: JudgeRootChange = (base, after, papers, now) =>
  rootChange(base, after, papers, now, ({ refusals }, version) => {
    const signed = after.documents.get(documentPath({ kind: "root", version }));
    const root = signed && parseRoot(signed.bytes);
    const isSound = refusals.every(({ code }) => code === "root-unsigned");
    return root && isSound ? { root, sha256: signed.sha256 } : undefined;
  });

async function rootChange(
  base: Accepted,
  after: Side,
  papers: readonly Paper[],
  now: Day,
  foreseen: (verdict: RootVerdict, version: number) => RootEntry | undefined,
): Promise<RootChange> {
  const last = base.policy.root.version;
  const refusals: Refusal[] = [];
  let isNext = false;
  for (const { path, place } of papers) {
    if (place.document.kind !== "root" || place.signer !== undefined) continue;
    const { version } = place.document;
    const young = after.documents.get(path);
    const known = base.policy.roots[version - 1];
    if (young === undefined)
      refusals.push(...(known === undefined ? [] : [refuse("root-removed", { version })]));
    else if (known !== undefined) refusals.push(refuse("root-altered", { version }));
    else if (version !== last + 1) refusals.push(refuse("root-not-next", { version, last }));
    else isNext = true;
  }
  if (!isNext || refusals.length > 0) return { policy: undefined, refusals };

  const judged = judgeRoots(after.documents, undefined, base.policy.roots);
  const standing = judged.roots[last];
  const next = standing ?? foreseen(judged, last + 1);
  const policy = next && policyOf([...base.policy.roots, next]);
  if (policy === undefined) return { policy, refusals: judged.refusals };
  const { root } = policy;
  if (standing === undefined) refusals.push(...judged.refusals);
  if (root.expires < now)
    refusals.push(refuse("root-expired", { version: root.version, expires: root.expires }));
  refusals.push(...(await layoutChange(base, policy, after)), ...lapsedRevocations(base, policy, after));
  return { policy, refusals };
}

/** The layout equals its predecessor's, but for new patterns that match no path of head, named chains too. */
async function layoutChange(
  base: Accepted,
  { root, layout }: Policy,
  { tree, home, outline }: Side,
): Promise<Refusal[]> {
  const old = base.policy.root.layout;
  const dropped = old.filter((pattern) => !root.layout.includes(pattern));
  const added = root.layout.filter((pattern) => !old.includes(pattern));
  const young = added.length === 0 ? outline : await outlineOf(tree, home, layout);
  const names = [...young.subjects.values(), ...outline.subjects.values()].map(({ subject }) => subject.name);
  const meets = (pattern: string) => {
    const alone: Layout | undefined = parseLayout([pattern]);
    return alone && names.some((name) => isSubject(alone, { kind: "package", name }));
  };
  return [...dropped, ...added.filter(meets)].map((pattern) => refuse("root-layout", { pattern }));
}

/** Every revocation that counted still counts under the new issuers. */
function lapsedRevocations(base: Accepted, policy: Policy, { documents }: Side): Refusal[] {
  const { trust } = trustOf(documents, policy, nothingRemembered);
  return [...base.revocations.keys()]
    .filter((path) => !trust.revocations.has(path))
    .map((path) => refuse("revocation-lapsed", { path }));
}

/**
 * What may not come with a new root: it comes alone but for endorsements, and signatures added by the new
 * issuers to unchanged documents.
 */
export function companions(
  paths: readonly string[],
  after: Side,
  { root }: Policy,
  changedSubjects: readonly string[],
): Refusal[] {
  const isEndorsement = (path: string) => {
    const list = after.documents.get(path);
    return list && issuersOn(list, namespaces.endorse, root).names.length > 0;
  };
  const changed = new Set(paths);
  const successor = documentPath({ kind: "root", version: root.version });
  const strangers = paths.filter((path) => {
    const paper = after.home.documents.get(path);
    if (paper === undefined) return true;
    const { document, signer } = paper.place;
    const signed = documentPath(document);
    if (signed === successor) return false;
    if (signer === undefined) return document.kind !== "list" || !isEndorsement(path);
    return !root.issuers.keys.includes(signer) || (changed.has(signed) && !isEndorsement(signed));
  });
  return [...strangers, ...changedSubjects].map((path) => refuse("root-not-alone", { path }));
}
