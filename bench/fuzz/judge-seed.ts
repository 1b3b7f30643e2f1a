import { parentPort } from "node:worker_threads";
import fc from "fast-check";
import { plan } from "./plan.ts";
import { rememberSignatures } from "./quick-engine.ts";
import { reading, type Toll, tollOfPlan, tollOfReading, tollOfWreck, wreck } from "./toll.ts";

/** What a seed's inputs are. */
export type Kind = "histories" | "trees" | "readings";

/** One input was judged; without a kind: the seed is done. `words` say what is wrong. */
export interface Answer {
  readonly kind: Kind | undefined;
  readonly words: string | undefined;
  readonly milliseconds: number;
}

rememberSignatures();

parentPort?.on("message", async (seed: number) => {
  await judgeAll("histories", plan, 1, tollOfPlan);
  await judgeAll("trees", wreck, 5, tollOfWreck);
  await judgeAll("readings", reading, 200, tollOfReading);
  tell({ kind: undefined, words: undefined, milliseconds: 0 });

  async function judgeAll<T>(
    kind: Kind,
    arbitrary: fc.Arbitrary<T>,
    count: number,
    judge: (input: T) => Promise<Toll> | Toll,
  ): Promise<void> {
    for (const input of fc.sample(arbitrary, { seed, numRuns: count })) {
      const start = performance.now();
      const words = await judge(input);
      tell({ kind, words, milliseconds: performance.now() - start });
    }
  }
});

function tell(answer: Answer): void {
  parentPort?.postMessage(answer);
}
