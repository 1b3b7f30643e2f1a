import type { Tree } from "../../../src/tree.ts";
import type { Outline } from "../../../src/verify/outline.ts";
import { outlineOf } from "../../../src/verify/outline.ts";
import { type Policy, policyOf } from "../../../src/verify/policy.ts";
import { judgeRoots } from "../../../src/verify/roots.ts";
import { readHome } from "../../../src/verify/side.ts";
import { buildStages } from "../../scenario/build-stages.ts";
import { treesOf } from "../../scenario/play.ts";
import { readScenario } from "../../scenario/read-scenario.ts";

/** The last commit of a scenario's text, walked by its own root. */
export interface Staged {
  readonly tree: Tree;
  readonly pin: string;
  readonly policy: Policy;
  readonly outline: Outline;
}

/** The tree of the last commit of a scenario's text, which has no story, and the fingerprint that is pinned. */
export async function treeOf(text: string): Promise<Pick<Staged, "tree" | "pin">> {
  const staged = await buildStages(readScenario("unit", `# A unit.\n${text}`));
  const tree = [...treesOf(staged).values()].at(-1);
  if (tree === undefined) throw new Error("a scenario without a stage");
  return { tree, pin: staged.pin };
}

/** The same, and its policy and outline. */
export async function stage(text: string): Promise<Staged> {
  const { tree, pin } = await treeOf(text);
  const { home, documents } = await readHome(tree);
  const policy = policyOf(judgeRoots(documents, undefined, []).roots);
  if (policy === undefined) throw new Error("a scenario without a root");
  return { tree, pin, policy, outline: await outlineOf(tree, home, policy.layout) };
}
