import { Failure } from "../src/failure.ts";
import type { Repository } from "../src/git/open-repository.ts";
import { type Answer, judgeChange, judgePush, judgeState, type Terms } from "../src/history/judge-push.ts";
import type { Question } from "./read-question.ts";

/** Judges by the functions behind `check` and `verify`, and decides nothing itself. */
export async function judge(
  repository: Repository,
  question: Exclude<Question, { kind: "nothing" }>,
  terms: Terms,
): Promise<Answer> {
  switch (question.kind) {
    case "pull":
      return judgeChange(repository, await baseOf(repository, question), question.merge, terms);
    case "change":
      return judgeChange(repository, question.base, question.head, terms);
    case "push":
      return judgePush(repository, question.base, question.head, terms);
    case "state":
      return judgeState(repository, question.head, terms);
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
