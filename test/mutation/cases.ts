import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { rememberSignatures } from "../../bench/fuzz/quick-engine.ts";
import { faultsOf } from "../../bench/fuzz/sound.ts";
import { SUMS_BYTES } from "../../src/format/sums.ts";
import type { Tree } from "../../src/tree.ts";
import { buildStages } from "../scenario/build-stages.ts";
import { bystanderPasses, stageBystander } from "../scenario/bystander.ts";
import { unanswered } from "../scenario/complaints.ts";
import { MADE_UP, madeUp } from "../scenario/made-up.ts";
import { type Outcome, play, treesOf } from "../scenario/play.ts";
import { promises } from "../scenario/promises.ts";
import { proofsOf } from "../scenario/proofs.ts";
import { readScenario } from "../scenario/read-scenario.ts";
import { parseFacts, saidOf } from "../scenario/said.ts";
import { whyDisagrees } from "../scenario/why-agrees.ts";
import { units } from "./units.ts";

/** Something that the judge must get right; `ask` answers what it got wrong. */
export interface Case {
  readonly name: string;
  /** Those of the lowest tier are asked first. */
  readonly tier: number;
  readonly ask: () => Promise<readonly string[]>;
}

/** How scenarios came out; to be forgotten whenever the judge changes. */
export const outcomes = new Map<string, Outcome>();

/**
 * Every scenario, staged now, to be judged as often as one likes. Up to four cases each: what its headers say,
 * the promises that hold for all, its bystander, and what `why` says. Then made-up histories, and what no scenario can stage.
 */
export async function stageCases(): Promise<readonly Case[]> {
  rememberSignatures();
  const folder = join("test", "scenarios");
  const facts = parseFacts(readFileSync(join(folder, "facts.txt"), "utf8"));
  const proofs = parseFacts(readFileSync(join(folder, "why.txt"), "utf8"));
  const cases: Case[] = [];
  for (const file of readdirSync(folder)) {
    if (!file.endsWith(".txtar")) continue;
    const name = file.slice(0, -".txtar".length);
    const text = readFileSync(join(folder, file), "utf8");
    if (name.startsWith("huge-")) {
      cases.push(await shrunken(name, text));
      continue;
    }
    const scenario = readScenario(name, text);
    const staged = await buildStages(scenario);
    const played = async () => {
      const outcome = outcomes.get(name) ?? (await play(scenario, staged));
      outcomes.set(name, outcome);
      return outcome;
    };
    const neighbour = await stageBystander(await played());
    const add = (tier: number, what: string, judge: (outcome: Outcome) => Promise<readonly string[]>) =>
      cases.push({ name: `${name}${what}`, tier, ask: async () => judge(await played()) });
    const said = facts.get(name)?.join("\n");
    add(0, "", async (outcome) => [
      ...unanswered(outcome),
      ...unspoken(outcome),
      ...(said === undefined || saidOf(outcome).join("\n") === said ? [] : ["other facts"]),
    ]);
    add(1, ": promises", promises);
    if (neighbour !== undefined)
      cases.push({ name: `${name}: bystander`, tier: 2, ask: () => bystanderPasses(neighbour) });
    const proven = proofs.get(name)?.join("\n");
    cases.push({
      name: `${name}: why`,
      tier: 3,
      ask: async () => [
        ...(proven === `proofs: ${await proofsOf(staged)}` ? [] : ["other proofs"]),
        ...(await whyDisagrees(staged)),
      ],
    });
  }
  const values = parseFacts(readFileSync(join(folder, "made-up.txt"), "utf8"));
  for (const { name, ask } of await madeUp(MADE_UP)) {
    const [expected] = values.get(name) ?? [];
    cases.push({ name, tier: 0, ask: async () => ((await ask()) === expected ? [] : ["other values"]) });
  }
  for (const { name, check } of units)
    cases.push({
      name,
      tier: 0,
      ask: async () => {
        await check();
        return [];
      },
    });
  return cases;
}

/** A scenario with a document that nobody reads for its size, less of that size: here nothing of more than 1 MiB is read. */
async function shrunken(name: string, text: string): Promise<Case> {
  const scenario = readScenario(name, text.replace(/\(size [0-9]+\)/, "(size 1048577)"));
  const staged = await buildStages(scenario);
  const read = (limit: number | undefined) => (limit === SUMS_BYTES ? 1 << 20 : limit);
  const trees = new Map(
    [...treesOf(staged)].map(([stage, tree]): [string, Tree] => [
      stage,
      {
        id: tree.id,
        list: (ids) => tree.list(ids),
        read: (ids, limit) => tree.read(ids, read(limit) ?? limit),
        digest: (ids, limit) => tree.digest(ids, read(limit)),
      },
    ]),
  );
  return { name, tier: 0, ask: async () => unanswered(await play(scenario, staged, trees)) };
}

/** Verdicts that do not say what they must. */
function unspoken({ change, state, client, bases, tip }: Outcome): string[] {
  const folds = [...bases, ...(tip === undefined ? [] : [tip]), client].map(({ verdict }) => verdict);
  return [state, ...folds, ...(change === undefined ? [] : [change])].flatMap(faultsOf);
}
