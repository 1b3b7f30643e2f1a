import { subjectKey, subjectOf } from "../../src/format/layout.ts";
import type { MemoryFile } from "../../src/git/memory-objects.ts";
import { formatFold, parseFold } from "../../src/history/fold-json.ts";
import { accept } from "../../src/verify/accept.ts";
import type { Accepted } from "../../src/verify/accepted.ts";
import { verifyChange } from "../../src/verify/change.ts";
import type { Verdict } from "../../src/verify/verdict.ts";
import { buildTree } from "../../test/scenario/build-tree.ts";
import { refusalsOf, show } from "../../test/scenario/codes.ts";
import type { Files, Stage } from "../../test/scenario/stage.ts";
import { changedPaths, tipOf } from "./changed.ts";
import { deed } from "./deed.ts";
import type { Judged } from "./history.ts";

/** A client that comes late, and saw an older commit, holds true in the end what one holds who saw each. */
export async function late({ change, isClean, earlier, base, headTree, pin }: Judged): Promise<string[]> {
  if (!change.accepted || !isClean) return [];
  const direct = await accept(base, headTree, { pin });
  const found: string[] = [];
  for (const [i, old] of earlier.slice(0, -1).entries()) {
    const leap = await accept(old, headTree, { pin });
    const [a, b] = [direct, leap].map(({ verdict }) =>
      [...new Set(refusalsOf(verdict).map(nameOf))].sort().join(),
    );
    if (a !== b) found.push(`who saw commit ${i}: ${show(refusalsOf(leap.verdict))}; else ${a}`);
    const [c, d] = [direct, leap].map(({ accepted }) => accepted && standing(accepted));
    if (a === "" && c !== d) found.push(`who saw commit ${i} holds ${d}, else ${c}`);
  }
  return found;
}

const nameOf = ({ subject, code }: { readonly subject?: string; readonly code: string }) => subject ?? code;

/** What is held true of subjects, less what says how it was found out. */
function standing({ subjects }: Accepted): string {
  return JSON.stringify(
    [...subjects]
      .map(([key, { chain, claimed, standing, ids }]) => [key, chain, claimed, standing, ids])
      .sort(),
  );
}

/** What a cache gives back judges as what was put in. */
export async function cached({ change, base, tipTree, headTree, day }: Judged): Promise<string[]> {
  const read = parseFold(formatFold({ accepted: base, refusals: [] }));
  if (read === undefined) return ["not read"];
  const again = await verifyChange({
    base: { ...read.accepted, hasHistory: true },
    tip: tipTree,
    head: headTree,
    now: day,
  });
  return spell(again) === spell(change) ? [] : [`${spell(again)} instead of ${spell(change)}`];
}

function spell(verdict: Verdict): string {
  const words = [...refusalsOf(verdict), ...verdict.grants].map((each) => JSON.stringify(each)).sort();
  return `${words.join(" ")} ${JSON.stringify(verdict.counts)}`;
}

/** What was refused, and pushed all the same, may be taken back by anybody, unless verifiers took some of it. */
export async function undone({
  change,
  base,
  headTree,
  tipTree,
  pin,
  day,
  isClean,
}: Judged): Promise<string[]> {
  if (change.accepted || !isClean) return [];
  const { accepted } = await accept(base, headTree, { pin });
  if (accepted === undefined || hasTaken(base, accepted)) return [];
  const verdict = await verifyChange({
    base: { ...accepted, hasHistory: true },
    tip: headTree,
    head: tipTree,
    now: day,
  });
  return verdict.accepted ? [] : [show(refusalsOf(verdict))];
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

/** A refused push blocks nobody else: zoe, who has nothing to do with it, publishes Z upon it as she could before. */
export async function bystander(judged: Judged): Promise<string[]> {
  const { change, base, head, headTree, tipTree, pin, day, plan, write } = judged;
  const tip = tipOf(judged);
  if (change.accepted) return [];
  const word = plan.terms.ground.place("Z");
  const file = plan.terms.ground.inside("Z")[0] ?? "";
  const isMine = (path: string) =>
    path === word || path.startsWith(`${word}/`) || path.startsWith(`.bailiwick/statements/${word}/`);
  const touched = [...changedPaths(tip.files, head.files), ...head.doubled.keys(), ...head.disordered];
  const isInTheWay = (path: string) => file.startsWith(`${path}/`);
  // git takes a name that stands twice away, which changes whatever it belongs to: see that it is nobody refused.
  const isTwice = [...head.doubled.keys()].some((path) =>
    base.refused.has(subjectKey(subjectOf(base.policy.layout, path.split("/")))),
  );
  if (
    isTwice ||
    touched.some((path) => isMine(path) || isInTheWay(path)) ||
    !head.files.has(".bailiwick/root/1.yaml")
  )
    return [];
  // Written upon the tip before the push, and merged with it as git does.
  const mine = await write(tip, [{ path: file, lines: ["bystander"] }, deed(`sign zoe ${word}`)]);
  const judge = async (from: Stage, last: Accepted, tree: typeof headTree): Promise<Verdict> => {
    const merged = { ...from, files: withChanges(from.files, tip.files, mine.files) };
    const after = asGitWrites(merged, [file, `.bailiwick/statements/${word}/x`]);
    return verifyChange({ base: last, tip: tree, head: buildTree(after), now: day });
  };
  const { accepted } = await accept(base, headTree, { pin });
  if (accepted === undefined || !(await judge(tip, base, tipTree)).accepted) return [];
  // What of it was taken may be zoe's own affair: her certificate, or her key revoked.
  if (
    accepted.policy.roots.length + accepted.revocations.size >
    base.policy.roots.length + base.revocations.size
  )
    return [];
  const upon = await judge(head, { ...accepted, hasHistory: true }, headTree);
  return upon.accepted ? [] : [show(refusalsOf(upon))];
}

/** The directories that git writes anew on the way to these paths are in order, and hold nothing twice. */
function asGitWrites(stage: Stage, paths: readonly string[]): Stage {
  const folders = paths.flatMap((path) => path.split("/").map((_, i, all) => all.slice(0, i).join("/")));
  const isWritten = (folder: string) => folders.includes(folder);
  const folderOf = (path: string) => path.split("/").slice(0, -1).join("/");
  return {
    ...stage,
    disordered: new Set([...stage.disordered].filter((folder) => !isWritten(folder))),
    doubled: new Map([...stage.doubled].filter(([path]) => !isWritten(folderOf(path)))),
  };
}

/** Two accepted changes of different subjects, neither of trust, are accepted together. */
export async function joined(judged: Judged): Promise<string[]> {
  const { change, base, head, tipTree, day, rival } = judged;
  if (!change.accepted) return [];
  const other = await rival();
  const tip = tipOf(judged);
  if (
    other === undefined ||
    [head, other].some(({ doubled, disordered }) => doubled.size + disordered.size > 0)
  )
    return [];
  const one = changedPaths(tip.files, head.files);
  const two = changedPaths(tip.files, other.files);
  const isTrust = (path: string) => /^\.bailiwick\/(root|certs|revoked|lists)\//.test(path);
  if ([...one, ...two].some(isTrust) || one.some((path) => two.includes(path))) return [];
  const second = await verifyChange({ base, tip: tipTree, head: buildTree(other), now: day });
  const subjects = new Set(change.grants.map(({ subject }) => subject));
  if (!second.accepted || second.grants.some(({ subject }) => subjects.has(subject))) return [];
  const files = withChanges(head.files, tip.files, other.files);
  const both = await verifyChange({ base, tip: tipTree, head: buildTree({ ...head, files }), now: day });
  return both.accepted ? [] : [show(refusalsOf(both))];
}

/** Files with what somebody changed elsewhere: everything that differs between two others. */
function withChanges(files: Files, before: Files, after: Files): Map<string, MemoryFile> {
  const merged = new Map(files);
  for (const path of changedPaths(before, after)) {
    const file = after.get(path);
    if (file === undefined) merged.delete(path);
    else merged.set(path, file);
  }
  return merged;
}
