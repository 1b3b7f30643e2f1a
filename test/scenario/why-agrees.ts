import type { Tree } from "../../src/tree.ts";
import { type Acceptance, accept } from "../../src/verify/accept.ts";
import type { Accepted } from "../../src/verify/accepted.ts";
import { explainPath } from "../../src/verify/explain.ts";
import { buildTree } from "./build-tree.ts";
import type { Outcome } from "./play.ts";

/** Where `why` says something else of a subject than the judge, of the last stage alone and upon the one before. */
export async function whyDisagrees({ stages, pin }: Pick<Outcome, "stages" | "pin">): Promise<string[]> {
  const lastStages = [...stages.values()].slice(-2).reverse();
  const [tree, before] = lastStages.map((stage) => buildTree(stage));
  if (tree === undefined) throw new Error("a scenario without a stage");
  const last = before && (await accept(undefined, before, { pin })).accepted;
  return [
    ...(await disagreements(tree, pin, await accept(undefined, tree, { pin }))),
    ...(await disagreements(tree, pin, await accept(last, tree, { pin }), last)),
  ];
}

/** What `why` says of every subject that `accept` judged, and what `accept` says; unequal ones alone. */
async function disagreements(
  tree: Tree,
  pin: string,
  { verdict }: Acceptance,
  last?: Accepted,
): Promise<string[]> {
  const refusals = verdict.accepted ? [] : verdict.refusals;
  const refused = refusals.flatMap(({ subject }) => subject ?? []);
  const judged = new Map(
    verdict.grants.map(({ subject, by }) => [subject, by === "unsigned" ? "unsigned" : "verified"]),
  );
  for (const subject of refused) judged.set(subject, "refused");
  const found: string[] = [];
  for (const [subject, expected] of judged) {
    // A name that is no path below the top, or has dots or slashes at its ends, cannot be asked for by itself.
    if (/^\.?$|^\.\/|\/$|^\.bailiwick/.test(subject)) continue;
    const proof = await explainPath(tree, subject, { pin, last });
    const codes = refusals.filter((each) => each.subject === subject).map(({ code }) => code);
    const said = proof.refusals.map(({ code }) => code);
    if (proof.verdict !== expected || said.sort().join() !== codes.sort().join())
      found.push(
        JSON.stringify({ subject, expected, codes, verdict: proof.verdict, said, upon: last !== undefined }),
      );
  }
  return found;
}
