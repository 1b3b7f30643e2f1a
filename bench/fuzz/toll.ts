import fc from "fast-check";
import { complaintsOf } from "./agreement.ts";
import { beat, blows } from "./blows.ts";
import { harms } from "./damage.ts";
import { type Ground, groundOf, scenarioNames } from "./ground.ts";
import { playPlan } from "./history.ts";
import type { Plan } from "./plan.ts";
import { readers, troubleWith } from "./readers.ts";
import { wreckComplaints } from "./wreck.ts";

/** What is wrong, in words, and what shows it; undefined when all is well. */
export type Toll = string | undefined;

/** One made-up history: the first change that breaks a promise. */
export async function tollOfPlan(each: Plan): Promise<Toll> {
  for await (const judged of playPlan(each)) {
    const said = await complaintsOf(judged);
    if (said.length > 0) return `${said.join("\n")}\n${judged.story()}`;
  }
  return undefined;
}

/** Documents of 64 MiB take their time, and say nothing that a small one does not. */
export const wreckable = scenarioNames().filter((name) => !name.startsWith("huge-"));
const grounds = new Map<string, Promise<Ground>>();

/** One scenario's end, and what befalls it. */
export const wreck = fc.tuple(fc.constantFrom(...wreckable), harms);

/** One damaged tree. */
export async function tollOfWreck([name, all]: typeof wreck extends fc.Arbitrary<infer T>
  ? T
  : never): Promise<Toll> {
  const ground = grounds.get(name) ?? groundOf(name);
  grounds.set(name, ground);
  const said = await wreckComplaints(await ground, all);
  return said.length === 0 ? undefined : `${name} ${JSON.stringify(all)}\n${said.join("\n")}`;
}

/** Some reader, and bytes that are none, or were some. */
export const reading = fc.constantFrom(...readers).chain((reader) =>
  fc.tuple(
    fc.constant(reader),
    fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.tuple(fc.constantFrom(...reader.seeds), blows).map(([seed, each]) => beat(seed, each)),
    ),
  ),
);

/** One reading. */
export function tollOfReading([reader, bytes]: typeof reading extends fc.Arbitrary<infer T>
  ? T
  : never): Toll {
  return troubleWith(reader, bytes);
}
