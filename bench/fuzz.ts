/**
 * Looks for what the tests have not found, for as long as one likes: made-up histories, damaged trees, damaged
 * bytes, as in test/verify/agree.test.ts and totality.test.ts, but of ever new seeds.
 *
 *     npm run fuzz -- [SECONDS] [SEED]
 *
 * Prints each complaint once, with the seed that shows it; exits with 1 if there is any.
 */
import fc from "fast-check";
import { plan } from "./fuzz/plan.ts";
import { rememberSignatures } from "./fuzz/quick-engine.ts";
import { reading, type Toll, tollOfPlan, tollOfReading, tollOfWreck, wreck } from "./fuzz/toll.ts";

const [seconds = "60", first = String(Date.now() % 1_000_000_000)] = process.argv.slice(2);
const until = performance.now() + Number(seconds) * 1000;
const told = new Set<string>();
const counts = { histories: 0, trees: 0, readings: 0 };
rememberSignatures();

/** Says it once, whatever the numbers in it. */
function tell(seed: number, toll: Toll): void {
  const kind = toll?.split("\n")[0]?.replaceAll(/\d+/g, "#").slice(0, 60);
  if (toll === undefined || kind === undefined || told.has(kind)) return;
  told.add(kind);
  console.log(`seed ${seed}: ${toll}\n`);
}

function one<T>(arbitrary: fc.Arbitrary<T>, seed: number, count: number): T[] {
  return fc.sample(arbitrary, { seed, numRuns: count });
}

for (let seed = Number(first); performance.now() < until; seed++) {
  for (const each of one(plan, seed, 1)) {
    tell(seed, await tollOfPlan(each));
    counts.histories++;
  }
  for (const each of one(wreck, seed, 5)) {
    tell(seed, await tollOfWreck(each));
    counts.trees++;
  }
  for (const each of one(reading, seed, 200)) {
    tell(seed, tollOfReading(each));
    counts.readings++;
  }
}
console.log(
  `${counts.histories} histories, ${counts.trees} trees, ${counts.readings} readings: ${told.size} complaints`,
);
process.exitCode = told.size > 0 ? 1 : 0;
