import * as v from "valibot";
import { quote } from "../quote.ts";
import type { BranchGuard } from "./branch-guard.ts";

const rule = v.object({
  type: v.string(),
  ruleset_id: v.optional(v.number()),
  parameters: v.optional(
    v.object({
      required_status_checks: v.optional(
        v.array(v.object({ context: v.string(), integration_id: v.nullish(v.number()) })),
      ),
      strict_required_status_checks_policy: v.optional(v.boolean()),
      required_approving_review_count: v.optional(v.number()),
      allowed_merge_methods: v.optional(v.array(v.string())),
    }),
  ),
});
const rules = v.array(rule);

const ruleset = v.object({
  name: v.string(),
  bypass_actors: v.optional(
    v.array(
      v.object({
        actor_id: v.nullish(v.number()),
        actor_type: v.string(),
        bypass_mode: v.optional(v.string()),
      }),
    ),
  ),
  current_user_can_bypass: v.optional(v.string()),
  _links: v.optional(v.object({ html: v.nullish(v.object({ href: v.optional(v.string()) })) })),
});

type Rule = v.InferOutput<typeof rule>;

/** The rules that hold for a branch, as the API lists them, by ruleset; undefined: not as it is documented. */
export function rulesBySet(data: unknown): ReadonlyMap<number, readonly Rule[]> | undefined {
  const { success, output } = v.safeParse(rules, data);
  if (!success) return undefined;
  const sets = new Map<number, Rule[]>();
  for (const each of output) {
    const id = each.ruleset_id ?? 0;
    const own = sets.get(id);
    if (own === undefined) sets.set(id, [each]);
    else own.push(each);
  }
  return sets;
}

/** A ruleset: its rules, and what is seen of itself, which not every token may see. */
export function rulesetOf(id: number, own: readonly Rule[], seen: unknown, page: string): BranchGuard {
  const { success, output } = v.safeParse(ruleset, seen);
  const has = (type: string) => own.some((each) => each.type === type);
  const parameters = own.flatMap((each) => each.parameters ?? []);
  const methods = parameters.flatMap((each) =>
    each.allowed_merge_methods ? [each.allowed_merge_methods] : [],
  );
  const href = success ? output._links?.html?.href : undefined;
  return {
    name: `the ruleset ${success ? quote(output.name) : id}`,
    page: href !== undefined && /^https?:\/\/[!-~]+$/.test(href) ? href : page,
    isPullRequired: has("pull_request"),
    checks: parameters.flatMap(({ required_status_checks: checks = [] }) =>
      checks.map(({ context, integration_id }) => ({ context, app: integration_id ?? undefined })),
    ),
    isStrict: parameters.some((each) => each.strict_required_status_checks_policy === true),
    isQueued: has("merge_queue"),
    isForceRefused: has("non_fast_forward"),
    isDeletionRefused: has("deletion"),
    isLinear: has("required_linear_history"),
    hasWorkflow: has("workflows"),
    approvals: Math.max(0, ...parameters.map((each) => each.required_approving_review_count ?? 0)),
    mergeMethods:
      methods.length === 0 ? undefined : methods.reduce((a, b) => a.filter((one) => b.includes(one))),
    passers: success ? passersOf(output) : undefined,
  };
}

/** Roles that GitHub has, by their numbers. */
const ROLES: ReadonlyMap<number, string> = new Map([
  [2, "whoever has the role maintain"],
  [4, "whoever has the role write"],
  [5, "administrators"],
]);

/** Without write access to the ruleset only one's own exemption is told. */
function passersOf({
  bypass_actors: actors,
  current_user_can_bypass: own,
}: v.InferOutput<typeof ruleset>): readonly string[] | undefined {
  const self = own === undefined || own === "never" ? [] : ["whose token this is"];
  if (actors === undefined) return self.length === 0 ? undefined : self;
  return actors.map(({ actor_id: id, actor_type: type, bypass_mode: mode }) => {
    const words = type === "RepositoryRole" ? ROLES.get(id ?? 0) : KINDS.get(type);
    const who = words ?? (type === "RepositoryRole" ? "a role" : quote(type));
    const number = words !== undefined && !words.startsWith("the ") ? "" : id ? ` ${id}` : "";
    return `${who}${number}${mode === "pull_request" ? " (in pull requests)" : ""}`;
  });
}

const KINDS: ReadonlyMap<string, string> = new Map([
  ["OrganizationAdmin", "owners of the organisation"],
  ["EnterpriseOwner", "owners of the enterprise"],
  ["DeployKey", "deploy keys"],
  ["Integration", "the app"],
  ["Team", "the team"],
  ["User", "the user"],
]);
