import * as v from "valibot";
import type { Finding } from "../advise/finding.ts";
import { quote } from "../quote.ts";
import type { Hub, HubRepository } from "./open-hub.ts";
import { unseen } from "./unseen.ts";

const allowed = v.object({ enabled: v.boolean(), sha_pinning_required: v.optional(v.boolean()) });
const tokens = v.object({
  default_workflow_permissions: v.string(),
  can_approve_pull_request_reviews: v.boolean(),
});
const approval = v.object({ approval_policy: v.string() });
const forks = v.object({
  run_workflows_from_fork_pull_requests: v.boolean(),
  send_write_tokens_to_workflows: v.boolean(),
  send_secrets_and_variables: v.boolean(),
});

/**
 * What the repository's settings let workflows do: whether they run, what their tokens may, what of forks is run.
 * `approvals`: how many of the forge's own a pull request needs. Rejects with the Failure `io`.
 */
export async function weakActions(
  hub: Hub,
  { owner, name }: HubRepository,
  site: string,
  { isPrivate, approvals }: { readonly isPrivate: boolean | undefined; readonly approvals: number },
): Promise<Finding[]> {
  const top = quote(`repos/${owner}/${name}/actions/permissions`);
  const page = `${site}/settings/actions`;
  const found: Finding[] = [];
  const say = (code: string, urgency: Finding["urgency"], says: string, mend: string) =>
    found.push({ code, urgency, says, mend, facts: {} });
  const look = async <T extends v.GenericSchema>(
    path: string,
    schema: T,
    what: string,
  ): Promise<v.InferOutput<T> | undefined> => {
    const answer = await hub.look(`/repos/${owner}/${name}/actions/permissions${path}`);
    const parsed = answer.isSeen ? v.safeParse(schema, answer.data) : undefined;
    if (parsed?.success) return parsed.output;
    found.push(unseen(what, answer, "Administration: read"));
    return undefined;
  };

  const may = await look("", allowed, "whether workflows run");
  if (may?.enabled === false)
    say(
      "actions-off",
      "wrong",
      "GitHub Actions is off: no check will ever run",
      `gh api -X PUT ${top} -F enabled=true`,
    );
  if (may?.sha_pinning_required === false)
    say("actions-unpinned", "advice", "workflows need not pin actions to a commit", page);

  const token = await look("/workflow", tokens, "what tokens of workflows may");
  if (token !== undefined && token.default_workflow_permissions !== "read")
    say(
      "token-writes",
      "wrong",
      "a workflow that does not say its permissions gets a token that may write",
      `gh api -X PUT ${top}/workflow -f default_workflow_permissions=read`,
    );
  if (token?.can_approve_pull_request_reviews && approvals > 0)
    say(
      "token-approves",
      "advice",
      "workflows may approve pull requests, and approvals are required here",
      `gh api -X PUT ${top}/workflow -F can_approve_pull_request_reviews=false`,
    );

  if (isPrivate !== true) {
    const policy = await look("/fork-pr-contributor-approval", approval, "whose workflows wait for approval");
    if (policy?.approval_policy === "first_time_contributors_new_to_github")
      say(
        "forks-unapproved",
        "advice",
        "workflows of forks run unasked, unless their author is new to GitHub altogether",
        `gh api -X PUT ${top}/fork-pr-contributor-approval -f approval_policy=first_time_contributors`,
      );
  }
  if (isPrivate !== false) {
    const own = await look("/fork-pr-workflows-private-repos", forks, "what workflows of private forks get");
    if (own?.run_workflows_from_fork_pull_requests && own.send_write_tokens_to_workflows)
      say("forks-write", "wrong", "workflows of forks' pull requests get a token that may write", page);
    if (own?.run_workflows_from_fork_pull_requests && own.send_secrets_and_variables)
      say("forks-get-secrets", "wrong", "workflows of forks' pull requests get secrets", page);
  }
  return found;
}
