import fc from "fast-check";
import { playPlan } from "../../bench/fuzz/history.ts";
import { plan } from "../../bench/fuzz/plan.ts";
import { sha256 } from "../../src/crypto/sha256.ts";
import { accept } from "../../src/verify/accept.ts";
import { verifyChange } from "../../src/verify/change.ts";
import { buildTree } from "./build-tree.ts";
import { plain } from "./said.ts";

/** A change of a made-up history, to be judged as often as one likes. */
export interface MadeUp {
  readonly name: string;
  /** A fingerprint of all that the judge says of it: as a change with and without history, as a state, to a client; of every third history also as if it left the branch earlier. */
  readonly ask: () => Promise<string>;
}

const SEED = 20261121;

/** So many histories are pinned in `made-up.txt`. */
export const MADE_UP = 60;

/** The changes of so many made-up histories, of honest people and others, the same ones each time. */
export async function madeUp(histories: number): Promise<readonly MadeUp[]> {
  const found: MadeUp[] = [];
  for (const [i, each] of fc.sample(plan, { seed: SEED, numRuns: histories }).entries()) {
    let number = 0;
    for await (const { base, tipTree, headTree, day, pin, before } of playPlan(each)) {
      number += 1;
      const fork = i % 3 === 0 ? before.at(-2) : undefined;
      const left = fork && buildTree(fork);
      const change = { tip: tipTree, head: headTree, now: day };
      const ask = async () => {
        const said = [
          await verifyChange({ ...change, base }),
          await verifyChange({ ...change, base: { pin } }),
          await accept(undefined, headTree, { pin }),
          await accept(base, headTree, { pin, seenAt: day }),
        ];
        if (left !== undefined) {
          said.push(await verifyChange({ ...change, tip: left, base }));
          said.push(await verifyChange({ ...change, tip: left, base: { pin, branch: tipTree } }));
        }
        return sha256(JSON.stringify(said, plain)).slice(0, 16);
      };
      found.push({ name: `made-up history ${i + 1}, change ${number}`, ask });
    }
  }
  return found;
}
