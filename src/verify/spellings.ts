import type { Refusal } from "../reasons.ts";
import type { Remembered } from "./accepted.ts";
import type { Collision } from "./collisions.ts";
import { refuse } from "./refuse.ts";
import type { SubjectVerdict } from "./subject.ts";

/**
 * Charges collisions to subjects (DESIGN.md section 4, Paths, and Appendix): to those whose colliding
 * spelling base lacks; without a base to those not otherwise verified, to all if more than one is. A
 * collision within one subject is that subject's own. `known` are base's spellings; undefined: no base.
 */
export function chargeCollisions(
  collisions: readonly Collision[],
  judged: ReadonlyMap<string, SubjectVerdict>,
  known: ReadonlySet<string> | undefined,
): ReadonlyMap<string, readonly Refusal[]> {
  const charged = new Map<string, Refusal[]>();
  for (const { paths, subjects, isDouble } of collisions) {
    const verified = [...subjects.keys()].filter((key) => judged.get(key)?.status === "verified");
    for (const [key, spellings] of subjects) {
      const verdict = judged.get(key);
      const isOwn = spellings.size > 1 || subjects.size === 1;
      const isSpared = verified.length === 1 && verified[0] === key && !isOwn;
      const isCharged =
        known === undefined ? !isSpared : isDouble || [...spellings].some((spelling) => !known.has(spelling));
      if (verdict === undefined || verdict.status === "absent" || !isCharged) continue;
      charged.set(key, [
        ...(charged.get(key) ?? []),
        refuse("path-collision", { paths }, verdict.subject.name),
      ]);
    }
  }
  return charged;
}

/** Every path and leading directory, outside packages' own directories, of what is known. */
export function spellingsOf(subjects: Iterable<Pick<Remembered, "subject" | "outer">>): ReadonlySet<string> {
  const spellings = new Set<string>();
  for (const { subject, outer } of subjects) {
    for (const path of [...(subject.kind === "package" ? [subject.name] : []), ...outer]) {
      const segments = path.split("/");
      for (let length = 1; length <= segments.length; length++)
        spellings.add(segments.slice(0, length).join("/"));
    }
  }
  return spellings;
}
