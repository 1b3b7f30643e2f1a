import { subjectKey } from "../format/layout.ts";
import { type Evidence, gather } from "../verify/evidence.ts";
import { outlineIn } from "../verify/side.ts";
import type { Chosen } from "./choose-subjects.ts";
import { type Intent, planSubject, type SubjectPlan } from "./plan-subject.ts";
import type { Signing } from "./read-signing.ts";
import { stateSubjects } from "./state-subjects.ts";

/** A subject and what is to be done for it. */
export interface Planned {
  readonly chosen: Chosen;
  readonly plan: SubjectPlan;
}

/** Decides what each chosen subject needs; all are read together. */
export async function planSubjects(
  { base, accepted, before, after, trust, chosen }: Signing,
  intent: Intent,
): Promise<Planned[]> {
  const outlines = (side: typeof before) => chosen.map(({ key, subject }) => outlineIn(side, key, subject));
  const old = new Map<string, Evidence>();
  for await (const evidence of gather(before.tree, accepted.policy, outlines(before)))
    old.set(subjectKey(evidence.outline.subject), evidence);
  const byKey = new Map(chosen.map((each) => [each.key, each]));
  const planned: Planned[] = [];
  for await (const now of stateSubjects(after.tree, accepted.policy, outlines(after))) {
    const each = byKey.get(subjectKey(now.subject));
    if (each === undefined) continue;
    const facts = { chosen: each, tip: base.tip, base: old.get(each.key), now };
    planned.push({ chosen: each, plan: await planSubject(trust, accepted, facts, intent) });
  }
  return planned;
}
