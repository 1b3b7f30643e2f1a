import { describe, expect, test } from "vitest";
import type { BranchGuard } from "../../src/github/branch-guard.ts";
import { protectionOf } from "../../src/github/read-protection.ts";
import { rulesBySet, rulesetOf } from "../../src/github/read-rulesets.ts";
import { weakGuards } from "../../src/github/weak-guards.ts";
import { checksOf, readWorkflows, weakWorkflows } from "../../src/github/weak-workflows.ts";
import { textOf, textsIn } from "../guards/source-files.ts";
import { rules } from "./hub-settings.ts";

const at = {
  repository: "owner/registry",
  site: "https://github.com/owner/registry",
  branch: "main",
  checks: ["check"],
  app: 15368,
};
const codes = (...guards: readonly BranchGuard[]) =>
  weakGuards({ guards, unseen: [] }, at).map(({ code }) => code);
const ruleset = (seen: unknown): BranchGuard =>
  rulesetOf(7, rulesBySet(rules({}))?.get(7) ?? [], seen, `${at.site}/settings/rules`);
const whole = ruleset({ name: "main", bypass_actors: [] });

/** Protection that holds nobody who matters. */
function classic(more: object = {}): BranchGuard {
  const guard = protectionOf(
    {
      required_status_checks: {
        strict: true,
        contexts: ["check"],
        checks: [{ context: "check", app_id: 15368 }],
      },
      required_pull_request_reviews: {},
      enforce_admins: { enabled: true },
      ...more,
    },
    `${at.site}/settings/branches`,
  );
  if (guard === undefined) throw new Error("no protection");
  return guard;
}

describe("guards of a branch", () => {
  test("one ruleset, or one protection, is enough", () => {
    expect(codes(whole)).toEqual(["judge-editable"]);
    expect(codes(classic())).toEqual(["judge-editable"]);
  });

  test("the ruleset of docs/github.md leaves nothing open, and no rebase", () => {
    const [, json = ""] = /--input - <<'END'\n(.*?)^END$/ms.exec(textOf("docs/github.md")) ?? [];
    const { rules: pasted, ...self }: { rules: object[] } = JSON.parse(json);
    const own = rulesBySet(pasted.map((rule) => ({ ...rule, ruleset_id: 7 })))?.get(7) ?? [];
    const guard = rulesetOf(7, own, self, at.site);
    expect(codes(guard)).toEqual(["judge-editable"]);
    expect(guard.mergeMethods).toEqual(["squash", "merge"]);
  });

  test.each([
    [{ required_status_checks: { strict: true, contexts: ["check"] } }, "check-any-source"],
    [
      { required_status_checks: { strict: true, checks: [{ context: "check", app_id: -1 }] } },
      "check-any-source",
    ],
    [
      { required_status_checks: { strict: true, checks: [{ context: "check", app_id: null }] } },
      "check-any-source",
    ],
    [
      { required_status_checks: { strict: true, checks: [{ context: "check", app_id: 1 }] } },
      "check-other-app",
    ],
    [
      { required_status_checks: { strict: true, checks: [{ context: "other", app_id: 15368 }] } },
      "check-not-required",
    ],
    [{ required_status_checks: { checks: [{ context: "check", app_id: 15368 }] } }, "branch-may-be-behind"],
    [{ required_pull_request_reviews: null }, "pull-not-required"],
    [{ enforce_admins: { enabled: false } }, "guard-passed-by"],
    [{ allow_force_pushes: { enabled: true } }, "force-push-allowed"],
    [{ allow_deletions: { enabled: true } }, "deletion-allowed"],
  ])("%j: %s", (more, code) => {
    expect(codes(classic(more))).toEqual([code, "judge-editable"]);
  });

  test("who passes by protection is named, unless a ruleset holds everybody", () => {
    const guard = classic({
      required_pull_request_reviews: {
        bypass_pull_request_allowances: {
          users: [{ login: "ann\n" }],
          teams: [{ slug: "core" }],
          apps: [{ slug: "bot" }],
        },
      },
    });
    const [first] = weakGuards({ guards: [guard], unseen: [] }, at);
    expect(first).toMatchObject({
      says: "branch protection does not hold the user 'ann\\u{a}', the team core, the app bot",
      mend: "https://github.com/owner/registry/settings/branches",
    });
    expect(codes(guard, whole)).toEqual(["judge-editable"]);
  });

  test.each([
    [
      { bypass_actors: [{ actor_id: 5, actor_type: "RepositoryRole", bypass_mode: "pull_request" }] },
      "administrators (in pull requests)",
    ],
    [{ bypass_actors: [{ actor_id: 99, actor_type: "RepositoryRole" }] }, "a role 99"],
    [{ bypass_actors: [{ actor_id: null, actor_type: "OrganizationAdmin" }] }, "owners of the organisation"],
    [{ bypass_actors: [{ actor_id: 12, actor_type: "Integration" }] }, "the app 12"],
    [{ bypass_actors: [{ actor_id: null, actor_type: "DeployKey" }] }, "deploy keys"],
    [{ bypass_actors: [{ actor_id: 3, actor_type: "New Kind" }] }, "'New Kind' 3"],
    [{ current_user_can_bypass: "always" }, "whose token this is"],
  ])("a ruleset with %j does not hold %s", (seen, who) => {
    expect(ruleset({ name: "main", ...seen }).passers).toEqual([who]);
  });

  test("who may pass by a ruleset that does not say so is not known", () => {
    for (const seen of [undefined, { name: "main" }, { name: "main", current_user_can_bypass: "never" }])
      expect(ruleset(seen).passers).toBeUndefined();
  });
});

const OURS = `bailiwick/bailiwick@${"0".repeat(40)}`;

describe("workflows of the main branch", () => {
  const found = (text: string) =>
    weakWorkflows(readWorkflows(new Map([[".github/workflows/a.yml", Buffer.from(text)]])), {
      ...at,
      isQueued: true,
    })
      .filter(({ code }) => code !== "check-missing")
      .map(({ code, urgency }) => `${urgency} ${code}`);

  test.each([
    ["on: push\npermissions: {}\njobs: {a: {steps: [{run: x}]}}", []],
    ["on: push\njobs: {a: {steps: [{run: x}]}}", ["advice workflow-unbounded"]],
    ["on: schedule\njobs: {a: {permissions: {contents: write}}}", []],
    ["on: push\njobs: {a: {permissions: {contents: write}}}", ["advice workflow-writes"]],
    ["on: pull_request\njobs: {a: {permissions: {contents: write}}}", ["wrong workflow-writes"]],
    ["on: push\npermissions: write-all\njobs: {a: {}}", ["wrong workflow-writes"]],
    ["on: pull_request_target\npermissions: {}\njobs: {a: {}}", ["wrong workflow-target"]],
    [
      "on: push\npermissions: {}\njobs: {a: {steps: [{uses: a/b@v1}, {uses: ./own}]}}",
      ["advice workflow-unpinned"],
    ],
    [
      `on: workflow_run\njobs: {a: {permissions: {pull-requests: write}, steps: [{uses: b/bailiwick/action/report@${"0".repeat(40)}}]}}`,
      [],
    ],
    [`on: [pull_request, push, merge_group]\npermissions: {}\njobs: {a: {steps: [{uses: ${OURS}}]}}`, []],
    [
      `on: pull_request\npermissions: {}\njobs: {a: {steps: [{uses: ${OURS}}]}}`,
      ["wrong event-unjudged", "advice event-unjudged"],
    ],
    ["on: {", ["unknown workflow-unread"]],
  ])("%s", (text, codes) => expect(found(text)).toEqual(codes));

  test("those of the template, and our own, leave nothing open", () => {
    const texts = [...textsIn(["metadata-template/.github/workflows"], [".yml"])];
    const template = readWorkflows(new Map(texts.map(([path, text]) => [path, Buffer.from(text)])));
    expect(weakWorkflows(template, { ...at, isQueued: true })).toEqual([]);
    expect(checksOf(template)).toEqual(["check"]);
    const own = [...textsIn([".github/workflows"], [".yml"])];
    for (const [, text] of own) expect(found(text)).toEqual([]);
  });
});
