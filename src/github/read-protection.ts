import * as v from "valibot";
import { quote } from "../quote.ts";
import type { BranchGuard } from "./branch-guard.ts";

const flag = v.optional(v.object({ enabled: v.optional(v.boolean()) }));
const people = v.optional(
  v.nullable(
    v.object({
      users: v.optional(v.array(v.object({ login: v.string() }))),
      teams: v.optional(v.array(v.object({ slug: v.string() }))),
      apps: v.optional(v.array(v.object({ slug: v.string() }))),
    }),
  ),
);
const schema = v.object({
  required_status_checks: v.optional(
    v.nullable(
      v.object({
        strict: v.optional(v.boolean()),
        contexts: v.optional(v.array(v.string())),
        checks: v.optional(v.array(v.object({ context: v.string(), app_id: v.nullish(v.number()) }))),
      }),
    ),
  ),
  enforce_admins: flag,
  required_pull_request_reviews: v.optional(
    v.nullable(
      v.object({
        required_approving_review_count: v.optional(v.number()),
        bypass_pull_request_allowances: people,
      }),
    ),
  ),
  required_linear_history: flag,
  allow_force_pushes: flag,
  allow_deletions: flag,
});

/** A branch's protection, as the API has it; undefined: not as it is documented. */
export function protectionOf(data: unknown, page: string): BranchGuard | undefined {
  const { success, output } = v.safeParse(schema, data);
  if (!success) return undefined;
  const { required_status_checks: required, required_pull_request_reviews: reviews } = output;
  const bound = new Map(
    (required?.checks ?? []).map(({ context, app_id }) => [context, app_id ?? undefined]),
  );
  for (const context of required?.contexts ?? []) if (!bound.has(context)) bound.set(context, undefined);
  const { users = [], teams = [], apps = [] } = reviews?.bypass_pull_request_allowances ?? {};
  return {
    name: "branch protection",
    page,
    isPullRequired: Boolean(reviews),
    // -1 is "any source".
    checks: [...bound].map(([context, app]) => ({ context, app: app === -1 ? undefined : app })),
    isStrict: required?.strict ?? false,
    isQueued: false,
    isForceRefused: output.allow_force_pushes?.enabled !== true,
    isDeletionRefused: output.allow_deletions?.enabled !== true,
    isLinear: output.required_linear_history?.enabled ?? false,
    hasWorkflow: false,
    approvals: reviews?.required_approving_review_count ?? 0,
    mergeMethods: undefined,
    passers: [
      ...(output.enforce_admins?.enabled === true ? [] : ["administrators"]),
      ...users.map(({ login }) => `the user ${quote(login)}`),
      ...teams.map(({ slug }) => `the team ${quote(slug)}`),
      ...apps.map(({ slug }) => `the app ${quote(slug)}`),
    ],
  };
}
