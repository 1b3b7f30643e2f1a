import { type Subject, subjectKey } from "../format/layout.ts";
import type { Tree } from "../tree.ts";
import { type Acceptance, accept } from "./accept.ts";
import { homeOf } from "./home.ts";
import { idsOf, type Outline, outlineOf } from "./outline.ts";
import { policyOf } from "./policy.ts";
import { judgeRoots } from "./roots.ts";
import { readSigned } from "./signed.ts";

/**
 * Takes the tip itself as accepted, for want of history (DESIGN.md section 5, Where base comes from): its
 * trust, and of its subjects those that head changes. Each intact chain counts as to order, whatever its
 * verdict. `accepted` is undefined when the tip has no root, or none that the pin is for.
 */
export async function acceptTip(tip: Tree, head: Tree, pin: string | undefined): Promise<Acceptance> {
  const home = await homeOf(tip);
  const documents = await readSigned(
    tip,
    [...home.documents.values()].filter(({ path }) => path.startsWith(".bailiwick/root/")),
  );
  const policy = policyOf(judgeRoots(documents, pin, []).roots);
  if (policy === undefined) return accept(undefined, tip, { pin, only: new Set() });
  const [before, after] = [
    await outlineOf(tip, home, policy.layout),
    await outlineOf(head, await homeOf(head), policy.layout),
  ];
  return accept(undefined, tip, { pin, only: changedSubjects(before, after) });
}

/** Subjects that differ, and those of the other kind that have their names. */
function changedSubjects(before: Outline, after: Outline): ReadonlySet<string> {
  const keys = new Set([...before.subjects.keys(), ...after.subjects.keys()]);
  const changed = new Set<string>();
  for (const key of keys) {
    const [old, young] = [before.subjects.get(key), after.subjects.get(key)];
    if (old !== undefined && young !== undefined && idsOf(old) === idsOf(young)) continue;
    const subject = old?.subject ?? young?.subject;
    if (subject !== undefined)
      for (const kind of ["package", "common"] as const)
        changed.add(subjectKey({ kind, name: subject.name } satisfies Subject));
  }
  return changed;
}
