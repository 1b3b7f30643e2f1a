import { Failure } from "../src/failure.ts";
import type { Repository } from "../src/git/open-repository.ts";
import { type CheckOptions, checkChange } from "../src/history/check-change.ts";
import { checkWarnings } from "../src/history/check-warnings.ts";
import { stateWarnings } from "../src/history/state-warnings.ts";
import { verifyCommit } from "../src/history/verify-commit.ts";
import type { Warning } from "../src/history/warning.ts";
import type { Refusal } from "../src/reasons.ts";
import type { Verdict } from "../src/verify/verdict.ts";
import type { Question } from "./read-question.ts";

/** What a question came to. */
export interface Answer {
  readonly verdict: Verdict;
  /** What the change makes refused elsewhere. */
  readonly consequences: readonly Refusal[];
  readonly warnings: readonly Warning[];
}

/** By what it is judged. */
export type Terms = Pick<CheckOptions, "pin" | "now" | "accepted" | "cache">;

/** Judges by the functions behind `check` and `verify`, and decides nothing itself. */
export async function judge(
  repository: Repository,
  question: Exclude<Question, { kind: "nothing" }>,
  terms: Terms,
): Promise<Answer> {
  const { pin, now } = terms;
  const change = async (base: string, head: string): Promise<Answer> => {
    const report = await checkChange(repository, { ...terms, base, head });
    const { verdict } = report;
    return { verdict, consequences: verdict.consequences, warnings: checkWarnings(report) };
  };
  const state = async (head: string, accepted?: string): Promise<Answer> => {
    const report = await verifyCommit(repository, head, { pin, accepted, seenAt: accepted && now });
    return { verdict: report.verdict, consequences: [], warnings: stateWarnings(report, now) };
  };
  switch (question.kind) {
    case "pull":
      return change(await baseOf(repository, question), question.merge);
    case "change":
      return change(question.base, question.head);
    case "push": {
      // What a forced push leaves out would be no change of it: then nothing of what was may be taken back.
      const meets = await repository.mergeBase(question.base, question.head);
      return meets === question.base
        ? change(question.base, question.head)
        : state(question.head, question.base);
    }
    case "state":
      return state(question.head);
  }
}

/**
 * What a pull request is put upon: the first parent of the forge's merge. Where the forge makes none and runs
 * the job on the head, as Forgejo does, the base of the event. Rejects with the Failure `no-such-revision` if
 * the merge is of another head than the event says: pushes have overtaken the job.
 */
async function baseOf(
  repository: Repository,
  { merge, head, base }: Extract<Question, { kind: "pull" }>,
): Promise<string> {
  if (merge === head) return base;
  const { parents } = await repository.commit(merge);
  const [upon, merged] = parents;
  if (upon !== undefined && merged === head && parents.length === 2) return upon;
  throw new Failure("no-such-revision", `${merge} is not the merge of ${head}`, {
    mend: "run the job again",
  });
}
