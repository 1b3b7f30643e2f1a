import type { Tree } from "../../src/tree.ts";
import { accept } from "../../src/verify/accept.ts";
import type { Accepted } from "../../src/verify/accepted.ts";
import { verifyChange } from "../../src/verify/change.ts";
import { verifyFirstChange } from "../../src/verify/first-change.ts";
import type { Outcome } from "../scenario/play.ts";

/** The answers of a scenario, all of them. */
export type Answers = Pick<Outcome, "change" | "state" | "client">;

/** Asks again what `play` asked of a scenario, of other trees with the same files, by stage. */
export async function judgeAgain(
  { scenario: { setup }, pin, bases }: Outcome,
  trees: ReadonlyMap<string, Tree>,
): Promise<Answers> {
  const head = trees.get("head");
  const upon = [...trees].filter(([name]) => name !== "head");
  const before = upon.at(-1)?.[1];
  const last = head ?? before;
  if (before === undefined || last === undefined) throw new Error("a scenario without a stage");
  let accepted: Accepted | undefined;
  let seen: Accepted | undefined;
  for (const [step, [, tree]] of setup.isFirst ? [] : upon.entries()) {
    const folded = await accept(accepted, tree, { pin });
    accepted = folded.accepted && { ...folded.accepted, hasHistory: true };
    if (step < bases.length) seen = accepted;
  }
  const base = setup.hasHistory ? accepted : { pin };
  const change =
    head === undefined || (base === undefined && !setup.isFirst)
      ? undefined
      : base === undefined || setup.isFirst
        ? await verifyFirstChange(pin, before, head, setup.now)
        : await verifyChange({ base, tip: before, head, now: setup.now });
  return {
    change,
    state: (await accept(undefined, last, { pin })).verdict,
    client: await accept(seen, last, { pin, seenAt: setup.seenAt }),
  };
}
