import * as v from "valibot";
import type { Api } from "./api.ts";
import type { Run } from "./read-run.ts";

const schema = v.object({
  number: v.number(),
  state: v.string(),
  head: v.object({
    sha: v.string(),
    ref: v.string(),
    repo: v.nullable(v.object({ full_name: v.string() })),
  }),
  base: v.object({ repo: v.object({ full_name: v.string() }) }),
});

/**
 * Whether a pull request is the one that a run judged: it is open, and its head is of the commit, branch and
 * repository that GitHub itself says the run had. The number comes from a report that anybody may have written.
 */
export async function isPullOf(api: Api, repository: string, number: number, run: Run): Promise<boolean> {
  const pull = await api.ask(`/repos/${repository}/pulls/${number}`, schema);
  const { head, base, state } = pull;
  return (
    pull.number === number &&
    state === "open" &&
    base.repo.full_name === repository &&
    head.sha === run.headSha &&
    head.ref === run.headBranch &&
    head.repo !== null &&
    head.repo.full_name === run.headRepository
  );
}
