import { type Commits, commitsOf } from "../../test/scenario/commits.ts";
import type { Outcome } from "../../test/scenario/play.ts";
import { answerOf } from "./answer-of.ts";
import type { Case, Question } from "./case.ts";

/** A scenario that was played, as a case of the corpus, and its commits. */
export function caseOf(outcome: Outcome): { readonly case: Case; readonly commits: Commits } {
  const { scenario, stages, pin, change, state, client, bases } = outcome;
  const { now, seenAt, isFirst, hasHistory } = scenario.setup;
  const commits = commitsOf(stages, hasHistory);
  const [last = "", before = ""] = [...stages.keys()].reverse();
  const history = isFirst ? "first" : hasHistory ? "all" : "none";
  const questions: Question[] = [{ ask: "verify", commit: last, answer: answerOf(state) }];
  if (change !== undefined)
    questions.push({ ask: "check", tip: before, head: last, now, history, answer: answerOf(change) });
  if (bases.length > 0) {
    const upon = [...stages.keys()].filter((name) => name !== "tip" && name !== "head");
    questions.push({ ask: "accept", upon, commit: last, seenAt, answer: answerOf(client.verdict) });
  }
  const made: Case = {
    name: scenario.name,
    story: scenario.story,
    bundle: `bundles/${scenario.name}.bundle`,
    pin,
    commits: Object.fromEntries(commits.heads),
    questions,
  };
  return { case: made, commits };
}
