import type { Refusal } from "../reasons.ts";
import type { Accepted, Status } from "./accepted.ts";
import type { Collision } from "./collisions.ts";
import { refuse } from "./refuse.ts";

/** A subject and what it came out as, collisions aside. */
export interface Judged {
  readonly name: string;
  readonly status: Status | "absent";
}

/**
 * Charges collisions to subjects (DESIGN.md section 4, Paths, and Appendix): to those whose colliding
 * spelling base lacks; without a base to those not otherwise verified, to all if more than one is. A
 * collision within one subject is that subject's own.
 */
export function chargeCollisions(
  collisions: readonly Collision[],
  judged: ReadonlyMap<string, Judged>,
  base: Accepted | undefined,
): ReadonlyMap<string, readonly Refusal[]> {
  const charged = new Map<string, Refusal[]>();
  const known = collisions.length > 0 && base !== undefined ? spellingsOf(base) : undefined;
  for (const { paths, subjects } of collisions) {
    const verified = [...subjects.keys()].filter((key) => judged.get(key)?.status === "verified");
    for (const [key, spellings] of subjects) {
      const subject = judged.get(key);
      const isOwn = spellings.size > 1 || subjects.size === 1;
      const isCharged = known === undefined ? verified.length !== 1 || verified[0] !== key : [...spellings].some((spelling) => !known.has(spelling));
      if (subject === undefined || subject.status === "absent" || (known === undefined && isOwn ? false : !isCharged)) continue;
      charged.set(key, [...(charged.get(key) ?? []), refuse("path-collision", { paths }, subject.name)]);
    }
  }
  return charged;
}

/** Every path and leading directory, outside packages' own directories, that base holds. */
function spellingsOf(base: Accepted): ReadonlySet<string> {
  const spellings = new Set<string>();
  for (const { subject, outer } of base.subjects.values()) {
    for (const path of [...(subject.kind === "package" ? [subject.name] : []), ...outer]) {
      const segments = path.split("/");
      for (let length = 1; length <= segments.length; length++) spellings.add(segments.slice(0, length).join("/"));
    }
  }
  return spellings;
}
