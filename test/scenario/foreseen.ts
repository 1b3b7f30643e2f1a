import { judgeChange } from "../../src/verify/change.ts";
import { foreseeRootChange } from "../../src/verify/succession.ts";
import { codesOf, refusalsOf, show } from "./codes.ts";
import type { Outcome } from "./play.ts";

/**
 * Foreseeing a new root says what judging it says, but for what follows from who has not signed it yet: and then
 * it says what the root will do, and that it is not signed.
 */
export async function foreseenAlike({ trees, accepted, pin, scenario, change }: Outcome): Promise<string[]> {
  const [head, tip] = [...trees.values()].reverse();
  const { hasHistory, isFirst, now } = scenario.setup;
  if (change === undefined || isFirst || head === undefined || tip === undefined) return [];
  const base = hasHistory ? accepted : { pin };
  const found = base && (await judgeChange({ base, tip, head, now }, foreseeRootChange));
  if (found === undefined || "refusals" in found) return [];
  const { verdict, successor } = found;
  const ofRoots = refusalsOf(change).filter(({ code }) => /^root-(?!expired|not-alone|layout)/.test(code));
  const isUnsigned = ofRoots.length > 0 && ofRoots.every(({ code }) => code === "root-unsigned");
  const foreseen = refusalsOf(verdict);
  const isSaid = (refusal: object) =>
    foreseen.some((each) => JSON.stringify(each) === JSON.stringify(refusal));
  const unsaid = ofRoots.filter((refusal) => !isSaid(refusal));
  const said = unsaid.length === 0 ? [] : [`foreseen, nothing is said of: ${show(unsaid)}`];
  const version = accepted?.policy.root.version ?? 0;
  if (isUnsigned && hasHistory && successor?.root.version !== version + 1)
    said.push(`foreseen: root ${successor?.root.version}`);
  if (ofRoots.length > 0 && !isUnsigned && successor !== undefined)
    said.push("foreseen: a root that is none");
  if (ofRoots.length === 0 && codesOf(foreseen).join() !== codesOf(refusalsOf(change)).join())
    said.push(`foreseen: ${show(foreseen)}`);
  return said;
}
