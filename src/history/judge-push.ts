import type { Repository } from "../git/open-repository.ts";
import type { Refusal } from "../reasons.ts";
import type { Verdict } from "../verify/verdict.ts";
import { type CheckOptions, checkChange } from "./check-change.ts";
import { checkWarnings } from "./check-warnings.ts";
import { stateWarnings } from "./state-warnings.ts";
import { verifyCommit } from "./verify-commit.ts";
import type { Warning } from "./warning.ts";

/** By what a change is judged. */
export type Terms = Pick<CheckOptions, "pin" | "now" | "accepted" | "cache">;

/** What a question came to. */
export interface Answer {
  readonly verdict: Verdict;
  /** What the change makes refused elsewhere. */
  readonly consequences: readonly Refusal[];
  readonly warnings: readonly Warning[];
}

/** Judges what `head` changes, which will be put upon `base`, as `check` does. */
export async function judgeChange(
  repository: Repository,
  base: string,
  head: string,
  terms: Terms,
): Promise<Answer> {
  const report = await checkChange(repository, { ...terms, base, head });
  const { verdict } = report;
  return { verdict, consequences: verdict.consequences, warnings: checkWarnings(report) };
}

/** Judges all that a commit holds, as `verify` does; upon `accepted`, nothing of which may be taken back. */
export async function judgeState(
  repository: Repository,
  head: string,
  { pin, now }: Terms,
  accepted?: string,
): Promise<Answer> {
  const report = await verifyCommit(repository, head, { pin, accepted, seenAt: accepted && now });
  return { verdict: report.verdict, consequences: [], warnings: stateWarnings(report, now) };
}

/**
 * Judges what a push makes of a branch. What a forced push leaves out would be no change of it: then the whole
 * state is judged upon what was there, of which nothing may be taken back.
 */
export async function judgePush(
  repository: Repository,
  before: string,
  after: string,
  terms: Terms,
): Promise<Answer> {
  return (await repository.mergeBase(before, after)) === before
    ? judgeChange(repository, before, after, terms)
    : judgeState(repository, after, terms, before);
}
