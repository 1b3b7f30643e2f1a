import type { Tree } from "../../src/tree.ts";
import { accept } from "../../src/verify/accept.ts";
import { verifyChange } from "../../src/verify/change.ts";
import { verifyFirstChange } from "../../src/verify/first-change.ts";
import type { Outcome } from "../scenario/play.ts";

/** The answers of a scenario, all of them. */
export type Answers = Pick<Outcome, "change" | "state" | "client">;

/** Asks again what `play` asked of a scenario, upon what it held true, of other trees with the same files, by stage. */
export async function judgeAgain(
  { scenario: { setup }, pin, bases, accepted }: Outcome,
  trees: ReadonlyMap<string, Tree>,
): Promise<Answers> {
  const head = trees.get("head");
  const before = [...trees].filter(([name]) => name !== "head").at(-1)?.[1];
  const last = head ?? before;
  if (before === undefined || last === undefined) throw new Error("a scenario without a stage");
  const seen = bases.at(-1)?.accepted;
  const base = setup.hasHistory ? accepted : { pin };
  const judge = async (head: Tree) => {
    if (setup.isFirst) return verifyFirstChange(pin, before, head, setup.now);
    return base && verifyChange({ base, tip: before, head, now: setup.now });
  };
  return {
    change: head && (await judge(head)),
    state: (await accept(undefined, last, { pin })).verdict,
    client: await accept(seen && { ...seen, hasHistory: true }, last, { pin, seenAt: setup.seenAt }),
  };
}
