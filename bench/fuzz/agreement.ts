import { subjectKey, subjectOf } from "../../src/format/layout.ts";
import { opens } from "../../src/format/opens.ts";
import { accept } from "../../src/verify/accept.ts";
import type { Accepted } from "../../src/verify/accepted.ts";
import { verifyChange } from "../../src/verify/change.ts";
import type { Verdict } from "../../src/verify/verdict.ts";
import { refusalsOf, show } from "../../test/scenario/codes.ts";
import { changedPaths, tipOf } from "./changed.ts";
import type { Judged } from "./history.ts";
import { bystander, cached, joined, late, undone } from "./others.ts";
import { faultsOf } from "./sound.ts";
import { notTaken } from "./taken.ts";

type Check = (judged: Judged) => Promise<readonly string[]> | readonly string[];

/** Every promise that one change of a history breaks; none when all is well. */
export async function complaintsOf(judged: Judged): Promise<string[]> {
  const checks: Check[] = [sound, noChange, (each) => notTaken(each), settled, answered, alone, unordered];
  checks.push(late, cached, undone, bystander, joined);
  const said: string[] = [];
  for (const check of checks) {
    const words = await check(judged);
    said.push(...words.map((each) => `${check.name || "taken"}: ${each}`));
  }
  return said;
}

const sound: Check = ({ change, tip }) => [...faultsOf(change), ...faultsOf(tip.verdict)];

/** Nothing changed: accepted, with nobody to thank. A tip without a registry is refused as such. */
const noChange: Check = async ({ base, tipTree, day, pin }) => {
  const found: string[] = [];
  for (const given of [base, { pin }]) {
    const same = await verifyChange({ base: given, tip: tipTree, head: tipTree, now: day });
    const isGone = refusalsOf(same).some(({ code }) => code === "registry-missing");
    const isRootless =
      given !== base &&
      refusalsOf(same).every(({ code }) => code === "pin-mismatch" || code.startsWith("root-"));
    if (same.accepted ? same.counts.total + same.grants.length > 0 : !isGone && !isRootless)
      found.push(`${show(refusalsOf(same))} ${JSON.stringify(same.counts)}`);
  }
  return found;
};

function outside(judged: Judged): string[] {
  const paths = changedPaths(tipOf(judged).files, judged.head.files);
  return paths.filter((path) => !path.startsWith(".bailiwick/"));
}

/** What was accepted and folded is no change any more, and no shortcut changes an answer. */
const settled: Check = async ({ change, base, headTree, pin, day }) => {
  const quick = await accept(base, headTree, { pin });
  const slow = await accept({ ...base, trustIds: "" }, headTree, { pin });
  const spell = ({ verdict }: typeof quick) =>
    [
      ...refusalsOf(verdict)
        .map((each) => show([each]))
        .sort(),
      JSON.stringify(verdict.counts),
    ].join("; ");
  const found = spell(quick) === spell(slow) ? [] : [`a shortcut: ${spell(quick)}, without: ${spell(slow)}`];
  if (!change.accepted || quick.accepted === undefined) return found;
  const again = await verifyChange({
    base: { ...quick.accepted, hasHistory: true },
    tip: headTree,
    head: headTree,
    now: day,
  });
  if (!again.accepted || again.counts.total > 0) found.push(`again: ${show(refusalsOf(again))}`);
  return found;
};

/** Every path of an accepted diff ends in exactly one grant. */
const answered: Check = (judged) => {
  const { change, base, head } = judged;
  if (!change.accepted || head.doubled.size > 0) return [];
  return outside(judged)
    .filter((path) => {
      const { name } = subjectOf(base.policy.layout, path.split("/"));
      const own = change.grants.filter(({ subject }) => subject === name || subject === path);
      return own.length !== 1 && !isPutBack(judged, path);
    })
    .map((path) => `no grant, or more than one, for ${path}: ${JSON.stringify(change.grants)}`);
};

/** Whether a path is as it was in some earlier commit, or gone, and its subject was never accepted. */
function isPutBack({ before, base, head }: Judged, path: string): boolean {
  const key = subjectKey(subjectOf(base.policy.layout, path.split("/")));
  if (!base.subjects.has(key) && !head.files.has(path)) return true;
  return before
    .slice(0, -1)
    .some(({ files }) => changedPaths(files, head.files).every((each) => each !== path));
}

/** Mallory alone changes M, what is `unsigned`, and what she puts back; whatever else she tries is refused. */
const alone: Check = (judged) => {
  const { change, commit, base, plan } = judged;
  if (!commit.isMallory || !change.accepted) return [];
  const own = plan.terms.ground.place("M");
  return outside(judged)
    .filter((path) => {
      const subject = subjectOf(base.policy.layout, path.split("/"));
      const isUnsigned = base.policy.unsigned.some((pattern) => opens(pattern, subject, path.split("/")));
      return path !== own && !path.startsWith(`${own}/`) && !isUnsigned && !isPutBack(judged, path);
    })
    .map((path) => `changed ${path}`);
};

/** The order in which things are remembered says nothing. */
const unordered: Check = async ({ change, base, tipTree, headTree, day }) => {
  const turn = <V>(map: ReadonlyMap<string, V>) => new Map([...map].reverse());
  const turned: Accepted = {
    ...base,
    certificates: turn(base.certificates),
    revocations: turn(base.revocations),
    subjects: turn(base.subjects),
    documents: turn(base.documents),
    refused: new Set([...base.refused].reverse()),
  };
  const other = await verifyChange({ base: turned, tip: tipTree, head: headTree, now: day });
  const spell = (verdict: Verdict) =>
    JSON.stringify([
      refusalsOf(verdict)
        .map((each) => JSON.stringify([each.code, each.subject]))
        .sort(),
      verdict.grants.map((each) => JSON.stringify(each)).sort(),
      verdict.counts,
    ]);
  return spell(other) === spell(change) ? [] : [`${spell(change)} turned: ${spell(other)}`];
};
