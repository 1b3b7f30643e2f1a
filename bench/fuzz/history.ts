import { sha256 } from "../../src/crypto/sha256.ts";
import { addDays } from "../../src/format/day.ts";
import type { Tree } from "../../src/tree.ts";
import { type Acceptance, accept } from "../../src/verify/accept.ts";
import type { Accepted } from "../../src/verify/accepted.ts";
import { type ChangeVerdict, verifyChange } from "../../src/verify/change.ts";
import { buildTree } from "../../test/scenario/build-tree.ts";
import type { Context } from "../../test/scenario/context.ts";
import { readScenario } from "../../test/scenario/read-scenario.ts";
import { bytesAt, type Stage, stageUpon } from "../../test/scenario/stage.ts";
import { establish } from "../../test/scenario/verbs/trust.ts";
import { type Deed, perform, recount } from "./deed.ts";
import { honestActs } from "./honest.ts";
import { oddActs } from "./odd.ts";
import type { Action, CommitPlan, Plan } from "./plan.ts";
import type { Scene } from "./scene.ts";

/** One change of a history, and what the judge says of it. */
export interface Judged {
  readonly plan: Plan;
  readonly commit: CommitPlan;
  readonly pin: string;
  readonly day: string;
  /** Everything that was pushed before, in order; the last is the tip. */
  readonly before: readonly Stage[];
  readonly head: Stage;
  readonly tipTree: Tree;
  readonly headTree: Tree;
  readonly base: Accepted;
  /** How the tip was folded. */
  readonly tip: Acceptance;
  /** Whether every fold so far took everything. */
  readonly isClean: boolean;
  readonly change: ChangeVerdict;
  /** What was accepted after each commit before, the tip's last. */
  readonly earlier: readonly Accepted[];
  /** Writes one more commit upon one of these. */
  readonly write: (from: Stage, deeds: readonly Deed[]) => Promise<Stage>;
  /** What the next change of the plan would be upon the same tip; undefined for the last. */
  readonly rival: () => Promise<Stage | undefined>;
  /** The history as a scenario, for people. */
  readonly story: () => string;
}

/** Plays a plan, change by change. What is refused is pushed or dropped, as the plan says. */
export async function* playPlan(plan: Plan): AsyncGenerator<Judged> {
  const { setup } = readScenario("fuzz", `# A made-up history.\n${plan.terms.headers.join("\n")}\n`);
  const text: string[] = [`# A made-up history.\n${plan.terms.headers.join("\n")}\n`];
  const stages = new Map<string, Stage>();
  const context = (stage: Stage): Context => ({
    setup,
    stage,
    stages: new Map([...stages, [stage.name, stage]]),
  });
  let count = 0;
  let day = setup.now;
  const act = async (commit: CommitPlan, stage: Stage, said: string[]): Promise<Stage> => {
    for (const action of commit.actions) {
      const scene: Scene = { terms: plan.terms, context: context(stage), commit, count: count++, day };
      for (const each of deedsOf(scene, action))
        if (await perform(scene.context, each)) said.push(recount(stage.name, each));
    }
    return stage;
  };
  const write = async (from: Stage, deeds: readonly Deed[]): Promise<Stage> => {
    const stage = stageUpon("after", from);
    for (const each of deeds) await perform(context(stage), each);
    return stage;
  };

  const first = stageUpon("base", undefined);
  await establish(context(first));
  const start: CommitPlan = { actions: beginning, isMallory: false, isPushed: true, days: 0 };
  await act(start, first, text);
  stages.set("base", first);
  const pin = sha256(bytesAt(first.files, ".bailiwick/root/1.yaml"));
  let tip = first;
  let tipTree = buildTree(tip);
  let folded = await accept(undefined, tipTree, { pin });
  let isClean = folded.verdict.accepted;
  const earlier: Accepted[] = [];

  for (const [i, commit] of plan.commits.entries()) {
    if (folded.accepted === undefined) throw new Error(`the first root does not stand:\n${text.join("\n")}`);
    const base = { ...folded.accepted, hasHistory: true };
    if (earlier.length < stages.size) earlier.push(base);
    day = addDays(day, commit.days);
    const head = stageUpon(`c${i + 1}`, tip);
    const length = text.push(`# ${day}`);
    await act(commit, head, text);
    const headTree = buildTree(head);
    const change = await verifyChange({ base, tip: tipTree, head: headTree, now: day });
    const next = plan.commits[i + 1];
    const upon = tip;
    const rival = async () => next && act(next, stageUpon("rival", upon), []);
    yield {
      ...{ write, rival, earlier: [...earlier] },
      ...{ plan, commit, pin, day, before: [...stages.values()], head, tipTree, headTree, base },
      ...{ tip: folded, isClean, change, story: () => text.join("\n") },
    };
    if (!change.accepted && !commit.isPushed) {
      text.length = length - 1;
      continue;
    }
    stages.set(head.name, head);
    tip = head;
    tipTree = headTree;
    folded = await accept(base, headTree, { pin });
    isClean &&= folded.verdict.accepted;
  }
}

/** What the registry begins with: packages of most names, signed by whoever may. */
const beginning: readonly Action[] = [
  ...[0, 1, 2, 5, 6, 11].flatMap((word) => [{ kind: "edit", picks: [word, 0, 1, 0] } as const]),
  { kind: "photograph", picks: [12, 0, 4, 0] },
];

function deedsOf(scene: Scene, { kind, picks }: Action): readonly Deed[] {
  const act = honestActs[kind] ?? oddActs[kind];
  if (act === undefined) throw new TypeError(`no action: ${kind}`);
  try {
    return act(scene, picks);
  } catch (error) {
    // Nothing to pick from: the action comes to nothing.
    if (!(error instanceof Error) || error.constructor !== Error) throw error;
    return [];
  }
}
