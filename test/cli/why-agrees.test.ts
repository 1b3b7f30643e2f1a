import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Tree } from "../../src/tree.ts";
import { type Acceptance, accept } from "../../src/verify/accept.ts";
import type { Accepted } from "../../src/verify/accepted.ts";
import { explainPath } from "../../src/verify/explain.ts";
import { buildStages } from "../scenario/build-stages.ts";
import { buildTree } from "../scenario/build-tree.ts";
import { readScenario } from "../scenario/read-scenario.ts";

const folder = new URL("../scenarios/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".txtar"));

/** What `why` says of every subject that `accept` judged, and what `accept` says; unequal ones alone. */
async function disagreements(
  tree: Tree,
  pin: string,
  { verdict }: Acceptance,
  last?: Accepted,
): Promise<unknown[]> {
  const refusals = verdict.accepted ? [] : verdict.refusals;
  const refused = refusals.flatMap(({ subject }) => subject ?? []);
  const judged = new Map(
    verdict.grants.map(({ subject, by }) => [subject, by === "unsigned" ? "unsigned" : "verified"]),
  );
  for (const subject of refused) judged.set(subject, "refused");
  const found: unknown[] = [];
  for (const [subject, expected] of judged) {
    // A name that is no path below the top, or has dots or slashes at its ends, cannot be asked for by itself.
    if (/^\.?$|^\.\/|\/$|^\.bailiwick/.test(subject)) continue;
    const proof = await explainPath(tree, subject, { pin, last });
    const codes = refusals.filter((each) => each.subject === subject).map(({ code }) => code);
    const said = proof.refusals.map(({ code }) => code);
    if (proof.verdict !== expected || said.sort().join() !== codes.sort().join())
      found.push({ subject, expected, codes, verdict: proof.verdict, said, missing: proof.missing });
  }
  return found;
}

describe("why says of each subject what the judge says", () => {
  test.each(files)("%s", async (file) => {
    const scenario = readScenario(file.replace(".txtar", ""), readFileSync(new URL(file, folder), "utf8"));
    const { stages, pin } = await buildStages(scenario);
    const lastStages = [...stages.values()].slice(-2).reverse();
    const [tree, before] = lastStages.map((stage) => buildTree(stage));
    if (tree === undefined) throw new Error("a scenario without a stage");
    expect(await disagreements(tree, pin, await accept(undefined, tree, { pin }))).toEqual([]);
    const last = before && (await accept(undefined, before, { pin })).accepted;
    const upon = await accept(last, tree, { pin });
    expect(await disagreements(tree, pin, upon, last), "upon the stage before").toEqual([]);
  });
});
