import type { Finding } from "../advise/finding.ts";
import { parseWorkflow, type WorkflowFile } from "../format/workflow-file.ts";
import { list, quote } from "../quote.ts";

/** A workflow file of the main branch. */
export interface FoundWorkflow {
  readonly path: string;
  readonly workflow: WorkflowFile | undefined;
}

/** Reads workflow files: path -> bytes. */
export function readWorkflows(files: ReadonlyMap<string, Uint8Array>): FoundWorkflow[] {
  return [...files].map(([path, bytes]) => ({
    path,
    workflow: parseWorkflow(new TextDecoder().decode(bytes)),
  }));
}

const OURS = /(^|\/)bailiwick@/;
const REPORTER = /(^|\/)bailiwick\/action\/report@/;

/** What the checks are called that our Action makes: the names of its jobs. */
export function checksOf(found: readonly FoundWorkflow[]): string[] {
  const jobs = found.flatMap(({ workflow }) =>
    workflow?.events.includes("pull_request") ? workflow.jobs : [],
  );
  return jobs.filter(({ uses }) => uses.some((each) => OURS.test(each))).map(({ name }) => name);
}

/**
 * What workflows leave open: whether ours runs for all that is to be judged, and what others may do: write, in whose
 * hands they are, by what they are pinned. `isQueued`: whether pull requests wait in a merge queue.
 */
export function weakWorkflows(
  found: readonly FoundWorkflow[],
  { site, branch, isQueued }: { readonly site: string; readonly branch: string; readonly isQueued: boolean },
): Finding[] {
  const page = (path: string) => `edit ${site}/blob/${encodeURIComponent(branch)}/${encodeURI(path)}`;
  const findings: Finding[] = [];
  if (checksOf(found).length === 0)
    findings.push({
      code: "check-missing",
      urgency: "wrong",
      says: "no workflow judges pull requests by the Action of bailiwick",
      mend: "cp -r metadata-template/.github .   # docs/github.md",
      facts: {},
    });
  else {
    const judged = new Set(found.flatMap(({ workflow }) => (isOurs(workflow) ? workflow.events : [])));
    const lacks = (event: string, urgency: Finding["urgency"], says: string) =>
      findings.push({
        ...{ code: "event-unjudged", urgency, says: `no workflow of bailiwick runs for ${event}: ${says}` },
        mend: `add it below "on:", as metadata-template/.github/workflows/check.yml has it`,
        facts: { event },
      });
    if (isQueued && !judged.has("merge_group"))
      lacks("merge_group", "wrong", "in the queue the check never comes");
    if (!judged.has("push")) lacks("push", "advice", "what came in past the check is not noticed here");
  }
  for (const { path, workflow } of found) {
    const about = (code: string, urgency: Finding["urgency"], says: string, facts: Finding["facts"] = {}) =>
      findings.push({
        code,
        urgency,
        says: `${quote(path)} ${says}`,
        mend: page(path),
        facts: { path, ...facts },
      });
    if (workflow === undefined) {
      about("workflow-unread", "unknown", "cannot be read as a workflow");
      continue;
    }
    const { events, jobs } = workflow;
    if (events.includes("pull_request_target"))
      about(
        "workflow-target",
        "wrong",
        "runs for strangers' pull requests with this repository's secrets: pull_request_target",
      );
    if (jobs.some(({ writes }) => writes === undefined))
      about(
        "workflow-unbounded",
        "advice",
        "does not say its permissions, so it has the repository's default ones",
      );
    const writes = [...new Set(jobs.flatMap((job) => (isReporter(job.uses) ? [] : (job.writes ?? []))))];
    const isStrangers = events.some((event) => event.startsWith("pull_request") || event === "workflow_run");
    const isByClock = events.every((event) => event === "schedule" || event === "workflow_dispatch");
    if (writes.length > 0 && (!isByClock || writes.includes("all")))
      about(
        "workflow-writes",
        isStrangers || writes.includes("all") ? "wrong" : "advice",
        `may write: ${list(writes)}${isStrangers ? ", in a run that strangers cause" : ""}`,
        { writes },
      );
    const loose = jobs
      .flatMap(({ uses }) => uses)
      .filter((each) => !/^\.\/|@[0-9a-f]{40}$|@sha256:/.test(each));
    if (loose.length > 0)
      about("workflow-unpinned", "advice", `uses what is not pinned to a commit: ${list(loose)}`, { loose });
  }
  return findings;
}

function isOurs(workflow: WorkflowFile | undefined): workflow is WorkflowFile {
  return workflow?.jobs.some(({ uses }) => uses.some((each) => OURS.test(each))) ?? false;
}

function isReporter(uses: readonly string[]): boolean {
  return uses.length > 0 && uses.every((each) => REPORTER.test(each));
}
