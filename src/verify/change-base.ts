import { subjectKey } from "../format/layout.ts";
import type { Refusal } from "../reasons.ts";
import type { Accepted } from "./accepted.ts";
import type { Change } from "./change.ts";
import { fold } from "./fold.ts";
import { isSameOutline } from "./outline.ts";
import { policyOf } from "./policy.ts";
import { refuse } from "./refuse.ts";
import { judgeRoots } from "./roots.ts";
import { outlined, outlineIn, readHome, type Side, subjectsOf } from "./side.ts";

/** Both sides of a change, and what it is judged against. */
export interface BaseOfChange {
  readonly base: Accepted;
  readonly before: Side;
  readonly after: Side;
  /** What is refused in the tip already, as far as it was looked at. */
  readonly already: readonly Refusal[];
}

/**
 * Reads both sides of a change by base's policy. Without history the tip is taken as accepted (DESIGN.md
 * section 5, Where base comes from): its trust, and of its subjects those that head changes.
 */
export async function baseOfChange({
  base: given,
  tip,
  head,
}: Change): Promise<BaseOfChange | { readonly refusals: readonly Refusal[] }> {
  const [known, pin, newest] =
    "policy" in given ? [given, undefined, undefined] : [undefined, given.pin, given.branch];
  const readBefore = await readHome(tip);
  const branch = newest && (await readHome(newest, readBefore));
  const judged = judgeRoots((branch ?? readBefore).documents, pin, known?.policy.roots ?? []);
  if (judged.refusals.some(({ code }) => code === "unsupported")) return { refusals: judged.refusals };
  const policy = known?.policy ?? policyOf(judged.roots);
  if (policy === undefined) return { refusals: judged.refusals };
  const readAfter = await readHome(head, readBefore);
  if (!readAfter.home.exists) return { refusals: [refuse("registry-missing", {})] };
  const before = await outlined(readBefore, policy.layout, known);
  const after = await outlined(readAfter, policy.layout, known);
  if (known !== undefined) return { base: known, before, after, already: [] };
  const side = branch === undefined ? before : await outlined(branch, policy.layout, undefined);
  const only = changedSubjects(before, after);
  const { accepted, verdict } = await fold(undefined, side, policy, { only, faults: judged.refusals });
  return { base: accepted, before, after, already: verdict.accepted ? [] : verdict.refusals };
}

/** Subjects that differ, and those of the other kind that have their names. */
function changedSubjects(before: Side, after: Side): ReadonlySet<string> {
  const changed = [...subjectsOf(before, after)].filter(
    ([key, subject]) => !isSameOutline(outlineIn(before, key, subject), outlineIn(after, key, subject)),
  );
  const kinds = ["package", "common"] as const;
  return new Set(changed.flatMap(([, { name }]) => kinds.map((kind) => subjectKey({ kind, name }))));
}
