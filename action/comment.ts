import { Failure } from "../src/failure.ts";
import { openApi } from "./api.ts";
import { fetchReport } from "./fetch-report.ts";
import { isPullOf } from "./find-pull.ts";
import { keepComment } from "./keep-comment.ts";
import { reportMarkdown } from "./markdown.ts";
import { orCrash } from "./or-crash.ts";
import { readRun } from "./read-run.ts";
import type { Report } from "./report.ts";
import { patienceOf, type Runner, readEvent } from "./runner.ts";
import { logLine, workflowCommand } from "./workflow-command.ts";

/** A comment may have 65,536 characters. */
const MOST_COMMENT = 60_000;

/** The reporter: keeps one comment a pull request current, from what a run without rights left behind. */
async function main(runner: Runner): Promise<0 | 2 | 3> {
  try {
    runner.say(logLine(await comment(runner)));
    return 0;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    runner.say(workflowCommand({ level: "error", title: "bailiwick", message: wordsOf(error) }));
    return error.code === "usage" ? 2 : 3;
  }
}

function wordsOf({ message, mend }: Failure): string {
  return mend === undefined ? message : `${message}; ${mend}`;
}

/** Answers what was done, and why not more. */
async function comment(runner: Runner): Promise<string> {
  const run = readRun(readEvent(runner));
  if (run.event !== "pull_request") return "the run judged no pull request";
  const token = runner.input("token");
  if (token === undefined) throw new Failure("usage", "the reporter needs a token that may write comments");
  const repository = runner.variable("GITHUB_REPOSITORY");
  const api = openApi(runner.variable("GITHUB_API_URL"), token, patienceOf(runner));
  const report = await fetchReport(api, repository, run.id, runner.input("artifact") ?? "bailiwick-report");
  if (report === undefined) return "the run left no report behind, or none that can be read";
  if (report.pull === null || !(await isPullOf(api, repository, report.pull, run)))
    return "the report names no open pull request with the head that the run had";
  const shown = believe(report, run.conclusion, run.headSha);
  const done = await keepComment(api, repository, report.pull, {
    login: runner.input("login") ?? "github-actions[bot]",
    body: `${reportMarkdown(shown, MOST_COMMENT)}\n\n${footOf(report.pull)}`,
    isComplaint: shown.verdict !== "accepted",
  });
  return `pull request ${report.pull}: ${done}`;
}

/** What a report says, no better than what GitHub itself says of the run. */
function believe(report: Report, conclusion: string | null, head: string): Report {
  const isWorse = report.verdict === "accepted" && conclusion !== "success";
  return { ...report, head, verdict: isWorse ? "unjudged" : report.verdict };
}

function footOf(pull: number): string {
  const own = `Try it yourself: \`bailiwick check --pr ${pull}\`; \`sign\` and \`cert issue\` take \`--pr ${pull}\`, too.`;
  return `<sub>As the job of this pull request reports it; what counts is the required check. ${own}</sub>`;
}

process.exitCode = await orCrash(main);
