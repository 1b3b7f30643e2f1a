import { beforeAll, describe, expect, test } from "vitest";
import { registryWorkshop, type Workshop } from "../cli/workshop.ts";
import { textOf } from "../guards/source-files.ts";
import { clonedFrom } from "./cloned-from.ts";
import { rules, settings } from "./hub-settings.ts";

let shop: Workshop;
/** What the doctor says without GitHub. */
let usual: readonly string[];

/** The workflows of the template, in a registry that is well but for its people. */
beforeAll(async () => {
  shop = await registryWorkshop();
  for (const name of ["check", "report", "doctor"])
    shop.write({
      [`.github/workflows/${name}.yml`]: textOf(`metadata-template/.github/workflows/${name}.yml`),
    });
  shop.commit("workflows");
  usual = JSON.parse(await shop.must(["doctor", "--json"])).findings.map(({ says }: Found) => says);
});

interface Found {
  readonly code: string;
  readonly urgency: string;
  readonly says: string;
  readonly mend: string;
}

/** What `doctor --github` finds there, with these answers of the API, and not of the registry itself. */
async function found(answers: Readonly<Record<string, unknown>>) {
  const { forge, work, token } = await clonedFrom(shop, "owner");
  for (const [path, answer] of Object.entries(answers)) {
    const [status, message] = Array.isArray(answer) && answer.length === 2 ? answer : [answer, "said so"];
    const broken =
      typeof status === "number"
        ? { status, body: JSON.stringify({ message }) }
        : { status: 200, body: JSON.stringify(answer) };
    forge.broken.set(`GET /repos/owner/registry${path}`, broken);
  }
  const { code, out, err } = await work.bw(["doctor", "--github", "--json"], token);
  expect(err).toBe("");
  const all: Found[] = JSON.parse(out).findings;
  for (const { says, mend } of all) expect(`${says} ${mend}`).not.toMatch(/undefined|\n/);
  const more = all.filter(({ says }) => !usual.includes(says));
  expect(forge.asked.filter((what) => /^(POST|PUT|PATCH|DELETE) \/repos/.test(what))).toEqual([]);
  return { code, codes: more.map(({ code: each, urgency }) => `${urgency} ${each}`), more };
}

describe("doctor --github", () => {
  test("rules as they should be: nothing but advice", async () => {
    const { code, codes } = await found(settings());
    expect({ code, codes }).toEqual({ code: 0, codes: ["advice judge-editable"] });
  });

  test("neither protection nor rules", async () => {
    const { code, codes, more } = await found({ ...settings(), "/rules/branches/main": [] });
    expect({ code, first: codes[0] }).toEqual({ code: 4, first: "wrong branch-unguarded" });
    expect(more[0]?.mend).toMatch(/\/owner\/registry\/settings\/rules$/);
  });

  test("a check from any source, that need not be of the newest, by people who pass", async () => {
    const { codes, more } = await found({
      ...settings(),
      "/rules/branches/main": rules({ isAnySource: true, isStrict: false }),
      "/rulesets/7": { name: "main", bypass_actors: [{ actor_id: 5, actor_type: "RepositoryRole" }] },
    });
    expect(codes).toEqual([
      "wrong check-any-source",
      "wrong branch-may-be-behind",
      "wrong guard-passed-by",
      "advice judge-editable",
    ]);
    expect(more[2]?.says).toBe("the ruleset main does not hold administrators");
  });

  test("protection of the old sort, as an emulator of GitHub has it", async () => {
    const { forge, work, token } = await clonedFrom(shop, "owner");
    await forge.ask("owner", "PUT", "/repos/owner/registry/branches/main/protection", {
      required_status_checks: { strict: false, contexts: ["check"] },
      enforce_admins: false,
      required_pull_request_reviews: { required_approving_review_count: 0 },
      restrictions: null,
      allow_force_pushes: true,
    });
    for (const [path, answer] of Object.entries({ ...settings(), "/rules/branches/main": [] }))
      forge.broken.set(`GET /repos/owner/registry${path}`, { status: 200, body: JSON.stringify(answer) });
    const { code, out } = await work.bw(["doctor", "--github"], token);
    expect(code).toBe(4);
    for (const said of [
      "branch protection takes the check check from any source",
      "gh api -X PATCH repos/owner/registry/branches/main/protection/required_status_checks -F strict=true",
      "main may be rewritten by a forced push",
      "gh api -X POST repos/owner/registry/branches/main/protection/enforce_admins",
    ])
      expect(out).toContain(said);
  });

  test("what the token may not see is unknown, and then nothing is said to be missing", async () => {
    const { code, codes, more } = await found({
      ...settings(),
      "/branches/main/protection": 403,
      "/branches/main": { protected: true },
      "/rules/branches/main": rules({}).filter(({ type }) => type !== "pull_request"),
      "/rulesets/7": { name: "main" },
      "/actions/permissions": 403,
      "/actions/permissions/workflow": 404,
      "": { ...settings()[""], allow_rebase_merge: undefined },
    });
    expect({ code, codes }).toEqual({
      code: 4,
      codes: [
        "unknown not-seen",
        "unknown not-seen",
        "unknown pull-not-required",
        "unknown not-seen",
        "unknown not-seen",
        "unknown not-seen",
        "advice judge-editable",
      ],
    });
    expect(more[0]?.says).toBe("the protection of main cannot be seen: 403, said so");
    expect(more[2]?.says).toMatch(/^as far as can be seen, a push to main needs no pull request$/);
  });

  test("a private repository whose plan has neither", async () => {
    const says = "Upgrade to GitHub Pro or make this repository public to enable this feature.";
    const { codes } = await found({
      ...settings(),
      "": { ...settings()[""], private: true },
      "/branches/main/protection": [403, says],
      "/rules/branches/main": [403, says],
      "/actions/permissions/fork-pr-workflows-private-repos": {
        run_workflows_from_fork_pull_requests: true,
        send_write_tokens_to_workflows: true,
        send_secrets_and_variables: true,
        require_approval_for_fork_pr_workflows: false,
      },
    });
    expect(codes).toEqual(["wrong branch-unguarded", "wrong forks-write", "wrong forks-get-secrets"]);
  });

  test("what workflows and their tokens may, and how is merged", async () => {
    const { codes } = await found({
      ...settings(),
      "": { ...settings()[""], allow_rebase_merge: true },
      "/actions/permissions": { enabled: false, sha_pinning_required: false },
      "/actions/permissions/workflow": {
        default_workflow_permissions: "write",
        can_approve_pull_request_reviews: true,
      },
      "/actions/permissions/fork-pr-contributor-approval": {
        approval_policy: "first_time_contributors_new_to_github",
      },
    });
    expect(codes).toEqual([
      "wrong actions-off",
      "wrong token-writes",
      "advice judge-editable",
      "advice rebase-allowed",
      "advice actions-unpinned",
      "advice forks-unapproved",
    ]);
  });

  test("no such repository, no such token: could not judge", async () => {
    const { forge, work, token } = await clonedFrom(shop, "owner");
    for (const status of [401, 404]) {
      forge.broken.set("GET /repos/owner/registry", status);
      expect((await work.bw(["doctor", "--github"], token)).code).toBe(3);
    }
  });
});
