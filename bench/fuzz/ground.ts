import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Tree } from "../../src/tree.ts";
import { type Acceptance, accept } from "../../src/verify/accept.ts";
import type { Accepted } from "../../src/verify/accepted.ts";
import { buildTree } from "../../test/scenario/build-tree.ts";
import { play } from "../../test/scenario/play.ts";
import { readScenario } from "../../test/scenario/read-scenario.ts";
import { type Node, nodesOf } from "./nodes.ts";

/** A scenario's end, from where damage begins. */
export interface Ground {
  readonly name: string;
  readonly pin: string;
  readonly now: string;
  readonly tip: Tree;
  readonly head: readonly Node[];
  readonly base: Accepted | undefined;
  /** What folding the tip said, if it was folded. */
  readonly folded: Acceptance | undefined;
  /** Whether every commit before head was accepted. */
  readonly isClean: boolean;
}

/** The scenarios' folder, wherever this is built to: the command runs at the top of the repository. */
export const SCENARIOS = join(process.cwd(), "test", "scenarios");

/** Every scenario's name. */
export function scenarioNames(): readonly string[] {
  return readdirSync(SCENARIOS)
    .filter((file) => file.endsWith(".txtar"))
    .map((file) => file.slice(0, -".txtar".length))
    .sort();
}

/** A scenario up to its head. */
export async function groundOf(name: string): Promise<Ground> {
  const text = readFileSync(join(SCENARIOS, `${name}.txtar`), "utf8");
  const { stages, pin, accepted, bases, tip, scenario } = await play(readScenario(name, text));
  const [last, before = last] = [...stages.values()].reverse();
  if (last === undefined || before === undefined) throw new TypeError("a scenario without a stage");
  const tree = buildTree(before);
  const folds = [...bases, ...(tip === undefined ? [] : [tip])];
  return {
    ...{ name, pin, now: scenario.setup.now, tip: tree },
    head: await nodesOf(buildTree(last)),
    base: accepted,
    folded: accepted === undefined ? undefined : (folds.at(-1) ?? (await accept(undefined, tree, { pin }))),
    isClean: folds.every(({ verdict }) => verdict.accepted),
  };
}
