/**
 * Looks for what the tests have not found, for as long as one likes: made-up histories, damaged trees, damaged
 * bytes, as in test/verify/agree.test.ts and the totality tests, but of ever new seeds.
 */
import { parseArgs } from "node:util";
import { type Found, Watcher } from "./fuzz/watcher.ts";

const help = `Usage: npm run fuzz -- [--seconds N] [--seed N] [--limit SECONDS] [--memory MIB]

Gives every reader of bytes damaged documents, and both judges damaged trees and made-up histories. Nothing
may throw, take longer than --limit for one input, need more than --memory, or break a promise of the contract.

  --seconds N   for so long; 0: one seed alone        (60)
  --seed N      where to begin: a finding's seed      (by the clock)
  --limit N     seconds that one input may take       (20)
  --memory N    MiB that the judges may need          (1024)

Prints each finding once, with the command that shows it again; exits with 1 if there is any.`;

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "60" },
    seed: { type: "string", default: String(Date.now() % 1_000_000_000) },
    limit: { type: "string", default: "20" },
    memory: { type: "string", default: "1024" },
    help: { type: "boolean", default: false },
  },
});
const [seconds, first, limit, memory] = [values.seconds, values.seed, values.limit, values.memory].map(
  Number,
);
const isNumber = (value: number | undefined): value is number =>
  Number.isSafeInteger(value) && value !== undefined && value >= 0;
if (values.help) console.log(help);
else if (isNumber(seconds) && isNumber(first) && isNumber(limit) && isNumber(memory))
  await fuzz(seconds, first, { limit, memory });
else {
  console.error("fuzz: numbers are whole and not negative; see npm run fuzz -- --help");
  process.exitCode = 2;
}

async function fuzz(
  seconds: number,
  first: number,
  bounds: { limit: number; memory: number },
): Promise<void> {
  const until = performance.now() + seconds * 1000;
  const told = new Set<string>();
  const counts = { histories: 0, trees: 0, readings: 0 };
  const tell = ({ seed, words }: Found) => {
    // Once, whatever the numbers in it.
    const kind = words.split("\n")[0]?.replaceAll(/\d+/g, "#").slice(0, 60) ?? "";
    if (told.has(kind)) return;
    told.add(kind);
    console.log(`${words}\n\nagain: npm run fuzz -- --seconds 0 --seed ${seed}\n`);
  };
  console.log(`from seed ${first}`);
  const watcher = new Watcher(bounds);
  let seed = first;
  do {
    for (const found of await watcher.judge(seed, counts)) tell(found);
    seed++;
  } while (performance.now() < until);
  await watcher.close();
  const { histories, trees, readings } = counts;
  console.log(`seeds ${first} to ${seed - 1}: ${histories} histories, ${trees} trees, ${readings} readings`);
  console.log(
    `slowest input ${Math.round(watcher.slowest)} ms, memory ${watcher.memory} MiB, findings ${told.size}`,
  );
  process.exitCode = told.size > 0 ? 1 : 0;
}
