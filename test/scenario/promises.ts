import { subjectKey, subjectOf } from "../../src/format/layout.ts";
import type { Refusal } from "../../src/reasons.ts";
import type { Tree } from "../../src/tree.ts";
import { accept } from "../../src/verify/accept.ts";
import type { Accepted } from "../../src/verify/accepted.ts";
import { verifyChange } from "../../src/verify/change.ts";
import type { Verdict } from "../../src/verify/verdict.ts";
import { buildTree } from "./build-tree.ts";
import { codesOf, isAnswered, refusalsOf, show, spell } from "./codes.ts";
import { foreseenAlike } from "./foreseen.ts";
import type { Outcome } from "./play.ts";

/** What the contract promises of every change, whatever the scenario's story: each promise that is broken. */
export async function promises(outcome: Outcome): Promise<string[]> {
  const checks = [
    countsSum,
    everyPathIsAnswered,
    everyDocumentIsAnswered,
    acceptTakesIt,
    shortcutsSayTheSame,
    sameIsNotReadAgain,
    refusedOnEveryUse,
    undoingIsNoChange,
    foreseenAlike,
  ];
  const said: string[] = [];
  for (const check of checks) said.push(...(await check(outcome)));
  return said;
}

/** "Counts sum to the total." */
function countsSum({ change, state, client, bases }: Outcome): string[] {
  const verdicts: (Verdict | undefined)[] = [
    change,
    state,
    client.verdict,
    ...bases.map(({ verdict }) => verdict),
  ];
  return verdicts.flatMap((verdict) => {
    if (verdict === undefined) return [];
    const { verified, unsigned, refused, total } = verdict.counts;
    return verified + unsigned + refused === total
      ? []
      : [`counts do not sum: ${JSON.stringify(verdict.counts)}`];
  });
}

/** The subjects of every path outside `.bailiwick/` that head changes. */
function touched({ stages, accepted }: Outcome): Map<string, string> {
  const layout = accepted?.policy.layout;
  const names = [...stages.keys()].filter((name) => name !== "head");
  const [before, after] = [stages.get(names.at(-1) ?? "")?.files, stages.get("head")?.files];
  if (layout === undefined || before === undefined || after === undefined) return new Map();
  const paths = [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) =>
      !path.startsWith(".bailiwick/") && JSON.stringify(before.get(path)) !== JSON.stringify(after.get(path)),
  );
  return new Map(paths.map((path) => [path, subjectKey(subjectOf(layout, path.split("/")))]));
}

/** "Every path of a diff ends in exactly one grant or refusal": of an accepted change, in a grant. */
function everyPathIsAnswered(outcome: Outcome): string[] {
  const { change, scenario } = outcome;
  if (!change?.accepted || scenario.setup.isFirst || outcome.stages.has("tip")) return [];
  const granted = change.grants.map(({ subject }) => subject);
  return [...touched(outcome)]
    .filter(([, key]) => granted.filter((name) => key.endsWith(` ${name}`)).length !== 1)
    .map(([path]) => `no grant, or more than one, for ${path}`);
}

/** The same of trust documents: each that an accepted change brings, alters or takes down is granted once. */
function everyDocumentIsAnswered({ change, stages, scenario }: Outcome): string[] {
  const [after, before] = [...stages.values()].reverse();
  if (!change?.accepted || scenario.setup.isFirst || stages.has("tip") || !after || !before) return [];
  const paths = [...new Set([...before.files.keys(), ...after.files.keys()])].filter(
    (path) =>
      /^\.bailiwick\/(root|certs|revoked|lists)\/.*\.(yaml|sums)$/.test(path) &&
      JSON.stringify(before.files.get(path)) !== JSON.stringify(after.files.get(path)),
  );
  const granted = change.grants.filter(({ subject }) => subject.startsWith(".bailiwick/"));
  const said = granted.map(({ subject, users, by }) => `${subject} ${users.join()} ${by}`).sort();
  const wanted = paths.map((path) => `${path}  endorsement`).sort();
  return said.join() === wanted.join() ? [] : [`documents: expected ${wanted}, granted ${said}`];
}

/**
 * Whatever verifyChange accepts, accept takes: from base, on the same day too, and from nothing. Of subjects that
 * the change does not touch it refuses what it refused before, or what the change itself names as consequence.
 */
async function acceptTakesIt(outcome: Outcome): Promise<string[]> {
  const { change, trees, accepted, pin, scenario } = outcome;
  const head = trees.get("head");
  if (!change?.accepted || head === undefined) return [];
  const names = new Set([...touched(outcome).values()].map((key) => key.slice(key.indexOf(" ") + 1)));
  const consequences = "consequences" in change ? change.consequences : [];
  const told = new Set(consequences.map(({ subject }) => subject));
  const known = new Set(refusalsBefore(outcome).map((refusal) => JSON.stringify(refusal)));
  const isUnsaid = (refusal: Refusal) => {
    const { subject } = refusal;
    if (known.has(JSON.stringify(refusal))) return false;
    if (subject !== undefined && names.has(subject)) return true;
    const isLapsed = refusal.code === "certificate-unauthorised" && consequences.length > 0;
    return isCleanBefore(outcome) && !told.has(subject) && !isLapsed;
  };
  const found: string[] = [];
  for (const [last, seenAt] of [
    ...(isCleanBefore(outcome) ? [[undefined, undefined] as const] : []),
    [accepted, undefined] as const,
    [accepted, scenario.setup.now] as const,
  ]) {
    const { verdict } = await accept(last, head, { pin, seenAt });
    const refusals = refusalsOf(verdict).filter(isUnsaid);
    const from = last === undefined ? "nothing" : `base, ${seenAt}`;
    if (refusals.length > 0) found.push(`accept from ${from} refuses: ${show(refusals)}`);
  }
  return found;
}

/** Whether nothing was wrong before head. */
function isCleanBefore(outcome: Outcome): boolean {
  return refusalsBefore(outcome).length === 0;
}

function refusalsBefore({ bases, tip }: Outcome): readonly Refusal[] {
  return [tip, bases.at(-1)].flatMap((folded) => (folded === undefined ? [] : refusalsOf(folded.verdict)));
}

/** "A subject is skipped only if..." what is the same: no shortcut changes an answer. */
async function shortcutsSayTheSame({ trees, accepted, pin }: Outcome): Promise<string[]> {
  const head = trees.get("head");
  if (head === undefined || accepted === undefined) return [];
  const forgetful = { ...accepted, trustIds: "" };
  const [quick, slow] = [await accept(accepted, head, { pin }), await accept(forgetful, head, { pin })];
  const [a, b] = [codesOf(refusalsOf(quick.verdict)), codesOf(refusalsOf(slow.verdict))];
  const same =
    a.join() === b.join() && JSON.stringify(quick.verdict.counts) === JSON.stringify(slow.verdict.counts);
  return same ? [] : [`a shortcut: ${a} ${JSON.stringify(quick.verdict.counts)}, without: ${b}`];
}

/** "A subject is skipped only if..." what is the same: and then it is, no blob of it is hashed again. */
async function sameIsNotReadAgain({ trees, client, pin }: Outcome): Promise<string[]> {
  const tree = [...trees.values()].at(-1);
  if (tree === undefined || client.accepted === undefined || !client.verdict.accepted) return [];
  let hashed = 0;
  const counting: Tree = {
    id: tree.id,
    list: (ids) => tree.list(ids),
    read: (ids, limit) => tree.read(ids, limit),
    digest: (ids, limit) => {
      hashed += ids.length;
      return tree.digest(ids, limit);
    },
  };
  await accept(client.accepted, counting, { pin });
  return hashed === 0 ? [] : [`${hashed} files are hashed though nothing changed`];
}

/** "The refused one is named on every use": what a client is told of a tree, it is told again. */
async function refusedOnEveryUse({ trees, client, pin, scenario }: Outcome): Promise<string[]> {
  const last = [...trees.values()].at(-1);
  if (last === undefined || client.accepted === undefined) return [];
  const { seenAt } = scenario.setup;
  const again = await accept({ ...client.accepted, trustIds: "" }, last, { pin, seenAt });
  const [first, second] = [refusalsOf(client.verdict), refusalsOf(again.verdict)];
  if (codesOf(first).join() === codesOf(second).join()) return [];
  return [`a client is told ${codesOf(first)}, and the second time: ${show(second) || "accepted"}`];
}

/**
 * "Undoing it is no change": what was refused, and pushed all the same, may be taken back by anybody, unless
 * verifiers took some of it: then the header `undo` may say what taking it back amounts to.
 */
async function undoingIsNoChange(outcome: Outcome): Promise<string[]> {
  const { trees, accepted, pin, change, scenario, stages } = outcome;
  const head = trees.get("head");
  const before = [...stages.values()].filter(({ name }) => name !== "head").at(-1);
  const { undo } = scenario.expected;
  if (change === undefined || change.accepted || head === undefined || accepted === undefined) return [];
  const folded = (await accept(accepted, head, { pin })).accepted;
  if (before === undefined || folded === undefined || !isCleanBefore(outcome)) return [];
  if (undo === undefined && hasTaken(accepted, folded)) return [];
  const base = { ...folded, hasHistory: true };
  const tree = buildTree(before);
  const verdict = await verifyChange({ base, tip: head, head: tree, now: scenario.setup.now });
  const refusals = refusalsOf(verdict);
  const answer = undo ?? { codes: [], of: undefined };
  if (isAnswered(answer, refusals)) return [];
  return [`undo: expected ${spell(answer)}, got ${show(refusals) || "accepted"}`];
}

/** Whether a fold holds anything true that it did not before. */
function hasTaken(before: Accepted, after: Accepted): boolean {
  const spell = ({ policy, certificates, revocations, documents, subjects }: Accepted) =>
    JSON.stringify([
      policy.roots.length,
      ...[certificates, revocations, documents].map((map) => [...map].sort()),
      [...subjects].filter(([, { standing }]) => standing !== "fresh").sort(),
    ]);
  return spell(before) !== spell(after);
}
