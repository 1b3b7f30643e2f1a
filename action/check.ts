import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Failure } from "../src/failure.ts";
import { isDay } from "../src/format/day.ts";
import { pinOf } from "../src/format/pin.ts";
import type { Repository } from "../src/git/open-repository.ts";
import { openCache } from "../src/history/fold-cache.ts";
import type { Terms } from "../src/history/judge-push.ts";
import { judge } from "./judge.ts";
import { openObjects } from "./open-objects.ts";
import { orCrash } from "./or-crash.ts";
import { printReport } from "./print-report.ts";
import { type Question, readQuestion } from "./read-question.ts";
import { type Report, reportOf, unjudged } from "./report.ts";
import { patienceOf, type Runner, readEvent } from "./runner.ts";

/** The Action: judges what started the job, reading git objects alone, and says so in every way GitHub shows. */
async function main(runner: Runner): Promise<0 | 1 | 2 | 3> {
  let question: Question | undefined;
  try {
    const isEnforced = readMode(runner) === "enforce";
    const terms = readTerms(runner);
    const event = readEvent(runner);
    question = readQuestion(runner.variable("GITHUB_EVENT_NAME"), event, runner.variable("GITHUB_SHA"));
    if (question.kind === "nothing") {
      runner.say("the branch is gone: nothing to judge");
      return 0;
    }
    const repository = await openFor(runner, question, terms);
    try {
      const answer = await judge(repository, question, terms);
      const report = reportOf(answer, pullOf(question), question.head);
      publish(runner, report, isEnforced);
      return report.verdict === "refused" && isEnforced ? 1 : 0;
    } finally {
      repository.close();
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const head = question === undefined || question.kind === "nothing" ? null : question.head;
    publish(runner, unjudged(error, question === undefined ? null : pullOf(question), head), true);
    return error.code === "usage" ? 2 : 3;
  }
}

function readMode(runner: Runner): "enforce" | "report" {
  const mode = runner.input("mode") ?? "enforce";
  if (mode === "enforce" || mode === "report") return mode;
  throw new Failure("usage", "mode is enforce or report");
}

function readTerms(runner: Runner): Terms {
  const root = runner.input("root");
  const pin = root === undefined ? undefined : pinOf(root);
  if (root !== undefined && pin === undefined)
    throw new Failure("usage", "root is sha256: and 64 hex digits", { mend: "bailiwick root show" });
  const now = runner.input("now") ?? new Date().toISOString().slice(0, 10);
  if (!isDay(now)) throw new Failure("usage", `${JSON.stringify(now)} is no day, as 2026-11-21 is`);
  const accepted = runner.input("accepted");
  const folder = runner.input("cache");
  const cache = folder === undefined ? undefined : openCache(pin ?? "unpinned", folder);
  return { pin, now, accepted, cache };
}

function openFor(
  runner: Runner,
  question: Exclude<Question, { kind: "nothing" }>,
  { accepted }: Terms,
): Promise<Repository> {
  const url = `${runner.variable("GITHUB_SERVER_URL")}/${runner.variable("GITHUB_REPOSITORY")}`;
  const source = { url, token: runner.input("token"), seconds: patienceOf(runner) };
  const ids =
    question.kind === "pull" && question.merge !== question.head
      ? [question.merge]
      : "base" in question
        ? [question.base, question.head]
        : [question.head];
  const isId = accepted !== undefined && /^[0-9a-f]{40,64}$/.test(accepted);
  return openObjects(runner.env.GITHUB_WORKSPACE || undefined, source, isId ? [...ids, accepted] : ids);
}

function pullOf(question: Question): number | null {
  return question.kind === "pull" ? question.number : null;
}

/** Says what came of it, and leaves it behind as JSON for who may write comments. */
function publish(runner: Runner, report: Report, isEnforced: boolean): void {
  const folder = runner.env.RUNNER_TEMP || tmpdir();
  const path = join(folder, "bailiwick-report.json");
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, JSON.stringify(report));
  printReport(runner, report, isEnforced);
  runner.output("verdict", report.verdict);
  runner.output("refused", String(report.counts?.refused ?? ""));
  runner.output("report", path);
}

process.exitCode = await orCrash(main);
