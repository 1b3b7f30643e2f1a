import { accept } from "../../src/verify/accept.ts";
import type { Accepted } from "../../src/verify/accepted.ts";
import { verifyChange } from "../../src/verify/change.ts";
import { buildStages, type Staged } from "./build-stages.ts";
import { refusalsOf, show } from "./codes.ts";
import { keyNamed } from "./keys.ts";
import { type Outcome, treesOf } from "./play.ts";
import type { Scenario, Step } from "./scenario.ts";

/** A scenario with a bystander's change instead of its head, and upon it. */
export interface Neighbour {
  readonly alone: Played;
  readonly upon: Played;
}

interface Played {
  readonly scenario: Scenario;
  readonly staged: Staged;
}

/** Stages the bystander of a refused change; undefined where nobody could be one. */
export async function stageBystander({
  scenario,
  change,
  stages,
}: Pick<Outcome, "scenario" | "change" | "stages">): Promise<Neighbour | undefined> {
  const { isFirst, hasHistory } = scenario.setup;
  if (change === undefined || change.accepted || isFirst || !hasHistory) return undefined;
  // What the root keys themselves put beyond this version's judgement blocks everybody, and is meant to.
  if (change.refusals.some(({ code }) => code === "unsupported")) return undefined;
  const [before, after] = ["base", "head"].map((name) => stages.get(name)?.files);
  const root = ".bailiwick/root/1.yaml";
  if (
    after?.has(".bailiwick") ||
    after?.has(".bailiwick/statements") ||
    before?.get(root) !== after?.get(root)
  )
    return undefined;
  const staged = async (each: Scenario) => ({ scenario: each, staged: sorted(await buildStages(each)) });
  return {
    alone: await staged(withBystander(scenario, false)),
    upon: await staged(withBystander(scenario, true)),
  };
}

/**
 * "A fault already in the tip blocks nobody else's change": somebody who has nothing to do with a scenario's
 * refused head changes a package of their own, after head was pushed all the same. What passes without that push
 * passes upon it. (A push that takes the registry away blocks everybody.)
 */
export async function bystanderPasses(neighbour: Neighbour): Promise<string[]> {
  const [alone, upon] = [await judge(neighbour.alone), await judge(neighbour.upon)];
  if (alone === undefined || upon === undefined || alone !== "" || upon === "") return [];
  return [`a bystander, upon this push: ${upon}`];
}

/** Git sorts the trees of an honest commit. */
function sorted({ stages, pin }: Staged): Staged {
  const last = [...stages.values()].at(-1);
  return {
    pin,
    stages: last ? new Map([...stages, [last.name, { ...last, disordered: new Set() }]]) : stages,
  };
}

/** What is said of the bystander's change; undefined when there is no base, or the push brought a root. */
async function judge({ scenario, staged }: Played): Promise<string | undefined> {
  const { pin } = staged;
  const trees = [...treesOf(staged).values()];
  const [tip, head] = trees.slice(-2);
  let base: Accepted | undefined;
  const versions: number[] = [];
  for (const tree of trees.slice(0, -1)) {
    const { accepted } = await accept(base, tree, { pin });
    base = accepted && { ...accepted, hasHistory: true };
    versions.push(base?.policy.roots.length ?? 0);
  }
  if (base === undefined || tip === undefined || head === undefined) return undefined;
  if (scenario.steps.some(({ stage }) => stage === "head") && versions.at(-1) !== versions.at(-2))
    return undefined;
  return show(refusalsOf(await verifyChange({ base, tip, head, now: scenario.setup.now })));
}

/** The scenario with a bystander in base, who changes a package in a commit after head, or instead of it. */
function withBystander(scenario: Scenario, uponHead: boolean): Scenario {
  const { setup, steps } = scenario;
  const [pattern = ""] = setup.terms.layout;
  const isDirectory = pattern.endsWith("/");
  const name = (isDirectory ? pattern.slice(0, -1) : pattern).replaceAll("*", "bystander");
  const path = isDirectory ? `${name}/url` : name;
  const grants = [{ role: "publish", paths: [isDirectory ? `${name}/**` : name] } as const];
  const terms = { keys: [keyNamed("bystander")], grants, validFrom: "2020-01-01", validUntil: "2030-01-01" };
  const write = (stage: string): Step[] => [
    { stage, path, option: undefined, section: { name: path, lines: [stage], line: 0 } },
    { stage, verb: "sign", args: ["bystander", name], section: { name: "sign", lines: [], line: 0 } },
  ];
  const others = steps.filter(({ stage }) => stage !== "base" && (uponHead || stage !== "head"));
  return {
    ...scenario,
    setup: { ...setup, users: new Map([...setup.users, ["bystander", terms]]) },
    steps: [...steps.filter(({ stage }) => stage === "base"), ...write("base"), ...others, ...write("after")],
  };
}
