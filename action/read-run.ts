import * as v from "valibot";
import { Failure } from "../src/failure.ts";

/** The run that a reporter speaks of, from the event `workflow_run`: GitHub's own words, no pull request's. */
export interface Run {
  readonly id: number;
  /** What started it. */
  readonly event: string;
  readonly headSha: string;
  readonly headBranch: string;
  /** `owner/name`; null if the fork is gone. */
  readonly headRepository: string | null;
  readonly conclusion: string | null;
}

const schema = v.object({
  workflow_run: v.object({
    id: v.pipe(v.number(), v.safeInteger()),
    event: v.string(),
    head_sha: v.pipe(v.string(), v.regex(/^[0-9a-f]{40,64}$/)),
    head_branch: v.nullable(v.string()),
    head_repository: v.nullable(v.object({ full_name: v.string() })),
    conclusion: v.nullable(v.string()),
  }),
});

/** The run in an event's JSON. Throws the Failure `usage` if it is another event. */
export function readRun(event: unknown): Run {
  const { success, output } = v.safeParse(schema, event);
  if (!success) throw new Failure("usage", "the reporter is to be started by the event workflow_run");
  const run = output.workflow_run;
  return {
    id: run.id,
    event: run.event,
    headSha: run.head_sha,
    headBranch: run.head_branch ?? "",
    headRepository: run.head_repository?.full_name ?? null,
    conclusion: run.conclusion,
  };
}
