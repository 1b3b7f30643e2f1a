import type { Refusal } from "../../src/reasons.ts";
import type { Tree } from "../../src/tree.ts";
import { type Acceptance, accept } from "../../src/verify/accept.ts";
import type { Accepted } from "../../src/verify/accepted.ts";
import { type Change, type ChangeVerdict, verifyChange } from "../../src/verify/change.ts";
import { verifyFirstChange } from "../../src/verify/first-change.ts";
import { type Foresight, foreseeRoot } from "../../src/verify/foresee-root.ts";
import type { Verdict } from "../../src/verify/verdict.ts";
import { buildStages, type Staged } from "./build-stages.ts";
import { buildTree } from "./build-tree.ts";
import type { Scenario } from "./scenario.ts";

/** What the judge says of a scenario: every question that the scenario can be asked. */
export interface Outcome extends Staged {
  readonly scenario: Scenario;
  readonly trees: ReadonlyMap<string, Tree>;
  /** The folds of base, step by step. */
  readonly bases: readonly Acceptance[];
  readonly tip: Acceptance | undefined;
  /** What base and tip make, as the outer ring folds them. */
  readonly accepted: Accepted | undefined;
  readonly change: ChangeVerdict | Verdict | undefined;
  /** What is foreseen of a head that brings or alters a root, and what it makes refused. */
  readonly foreseen: (Foresight & { readonly lost: readonly Refusal[] }) | undefined;
  /** The last stage from nothing but the pin. */
  readonly state: Verdict;
  /** The last stage as a client takes it that saw base. */
  readonly client: Acceptance;
}

const built = new WeakMap<Staged, ReadonlyMap<string, Tree>>();

/** The trees of what was staged, by stage, built once. */
export function treesOf(staged: Staged): ReadonlyMap<string, Tree> {
  const trees =
    built.get(staged) ?? new Map([...staged.stages].map(([name, stage]) => [name, buildTree(stage)]));
  built.set(staged, trees);
  return trees;
}

/** Plays a scenario in memory: writes its commits, unless they are given, folds base, judges head. */
export async function play(
  scenario: Scenario,
  given?: Staged,
  readAs?: ReadonlyMap<string, Tree>,
): Promise<Outcome> {
  const { setup } = scenario;
  const staged = given ?? (await buildStages(scenario));
  const { pin } = staged;
  const trees = readAs ?? treesOf(staged);
  const [first, ...rest] = setup.isFirst ? [] : [...trees].filter(([name]) => name !== "head");
  const bases: Acceptance[] = [];
  let tip: Acceptance | undefined;
  let accepted: Accepted | undefined;
  for (const [name, tree] of first === undefined ? [] : [first, ...rest]) {
    const folded = await accept(accepted, tree, { pin });
    if (name === "tip") tip = folded;
    else bases.push(folded);
    accepted = folded.accepted && { ...folded.accepted, hasHistory: true };
  }
  const last = lastOf([...trees.values()]);
  const head = trees.get("head");
  const before = lastOf([...trees].filter(([name]) => name !== "head").map(([, tree]) => tree));
  const seen = bases.at(-1)?.accepted;
  return {
    scenario,
    ...staged,
    trees,
    bases,
    tip,
    accepted,
    change: head && (await judge(head)),
    foreseen: head && (await foresee(head)),
    state: (await accept(undefined, last, { pin })).verdict,
    client: await accept(seen && { ...seen, hasHistory: true }, last, { pin, seenAt: setup.seenAt }),
  };

  async function judge(head: Tree): Promise<ChangeVerdict | Verdict | undefined> {
    const { now } = setup;
    if (setup.isFirst) return verifyFirstChange(pin, before, head, now);
    const base = baseOf();
    return base && verifyChange({ base, tip: before, head, now });
  }

  async function foresee(head: Tree): Promise<Outcome["foreseen"]> {
    const base = baseOf();
    if (setup.isFirst || base === undefined || !bringsRoot(staged)) return undefined;
    const foresight = await foreseeRoot({ base, tip: before, head, now: setup.now });
    return { ...foresight, lost: await foresight.consequences() };
  }

  function baseOf(): Change["base"] | undefined {
    return setup.hasHistory ? accepted : { pin };
  }
}

/** Whether head writes or takes anything under root/. */
function bringsRoot({ stages }: Staged): boolean {
  const [before, after] = [...stages.values()].slice(-2).map(({ files }) => files);
  const paths = [...(before?.keys() ?? []), ...(after?.keys() ?? [])];
  return paths.some((path) => path.startsWith(".bailiwick/root/") && before?.get(path) !== after?.get(path));
}

function lastOf<T>(things: readonly T[]): T {
  const last = things.at(-1);
  if (last === undefined) throw new Error("a scenario without a stage");
  return last;
}
