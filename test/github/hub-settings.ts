interface Rule {
  readonly type: string;
  readonly ruleset_id: number;
  readonly parameters?: unknown;
}

/** The rules of one ruleset, number 7, as GitHub lists them for a branch. */
export function rules({
  isAnySource = false,
  isStrict = true,
}: {
  readonly isAnySource?: boolean;
  readonly isStrict?: boolean;
}): Rule[] {
  const check = isAnySource ? { context: "check" } : { context: "check", integration_id: 15368 };
  return [
    { type: "pull_request", parameters: { required_approving_review_count: 0 } },
    {
      type: "required_status_checks",
      parameters: { required_status_checks: [check], strict_required_status_checks_policy: isStrict },
    },
    { type: "non_fast_forward" },
    { type: "deletion" },
  ].map((rule) => ({ ruleset_id: 7, ...rule }));
}

/** What GitHub answers of a repository whose settings are as they should be, by path below `/repos/owner/name`. */
export function settings(): Record<string, Readonly<Record<string, unknown>> | readonly unknown[]> {
  return {
    "": {
      name: "registry",
      owner: { login: "owner" },
      default_branch: "main",
      private: false,
      allow_rebase_merge: false,
      permissions: { push: true },
    },
    "/rules/branches/main": rules({}),
    "/rulesets/7": { name: "main", bypass_actors: [] },
    "/actions/permissions": { enabled: true, sha_pinning_required: true },
    "/actions/permissions/workflow": {
      default_workflow_permissions: "read",
      can_approve_pull_request_reviews: false,
    },
    "/actions/permissions/fork-pr-contributor-approval": { approval_policy: "first_time_contributors" },
  };
}
