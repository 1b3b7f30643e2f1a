import { foldName } from "../format/fold.ts";
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
  const charged = known === undefined ? new Map<string, Refusal[]>() : chargeSpellings(judged, known);
  for (const { paths, subjects, isDouble } of collisions) {
    const verified = [...subjects.keys()].filter((key) => judged.get(key)?.status === "verified");
    for (const [key, spellings] of subjects) {
      const verdict = judged.get(key);
      const isOwn = spellings.size > 1 || subjects.size === 1;
      const isSpared = verified.length === 1 && verified[0] === key && !isOwn;
      const isCharged =
        known === undefined ? !isSpared : isDouble || [...spellings].some((spelling) => !known.has(spelling));
      if (verdict === undefined || verdict.status === "absent" || !isCharged) continue;
      const own = charged.get(key) ?? [];
      own.push(refuse("path-collision", { paths }, verdict.subject.name));
      charged.set(key, own);
    }
  }
  return charged;
}

/** Every path and leading directory, outside packages' own directories, of what is held. */
export function spellingsOf(subjects: Iterable<Pick<Remembered, "subject" | "outer">>): ReadonlySet<string> {
  return new Set([...subjects].flatMap(spellingsIn));
}

function spellingsIn({ subject, outer }: Pick<Remembered, "subject" | "outer">): string[] {
  return [subject.name, ...outer].flatMap((path) => {
    const segments = path.split("/");
    return segments.map((_, i) => segments.slice(0, i + 1).join("/"));
  });
}

/**
 * Names that are held, but gone from the tree, are not free in another spelling either: who takes one is
 * charged, though nothing collides yet.
 */
function chargeSpellings(
  judged: ReadonlyMap<string, SubjectVerdict>,
  known: ReadonlySet<string>,
): Map<string, Refusal[]> {
  const there = [...judged].filter(([, { status }]) => status !== "absent");
  const newcomers = there.flatMap(([key, { entry, subject }]) => {
    const young = spellingsIn(entry).filter((spelling) => !known.has(spelling));
    return young.map((spelling) => ({ key, subject, spelling }));
  });
  if (newcomers.length === 0) return new Map();
  const folds = new Map([...known].map((spelling) => [foldName(spelling), spelling]));
  const charged = new Map<string, Refusal[]>();
  for (const { key, subject, spelling } of newcomers) {
    const held = folds.get(foldName(spelling));
    if (held !== undefined)
      charged.set(key, [refuse("path-collision", { paths: [held, spelling] }, subject.name)]);
  }
  return charged;
}
