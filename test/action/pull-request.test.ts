import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { changeJson, type Planted, plainRegistry } from "../cli/plain-registry.ts";
import { commitFiles, git, temporary } from "../cli/repository.ts";
import { forgeOf, mergeOf, pullEvent, runJob } from "./job.ts";

async function pullOf(
  user: string | undefined,
): Promise<Planted & { forge: string; base: string; head: string }> {
  const planted = await plainRegistry();
  const { registry, dir } = planted;
  if (user === undefined) registry.write("JSON/url", "https://example.org/unsigned\n");
  const head =
    user === undefined ? commitFiles(dir, registry.files, "change", "main") : await changeJson(planted, user);
  return { ...planted, forge: forgeOf(dir), base: git(dir, "rev-parse", "main"), head };
}

function jobOf({ forge, base, head, registry }: Awaited<ReturnType<typeof pullOf>>) {
  const sha = mergeOf(forge, base, head);
  const inputs = { root: `sha256:${registry.pin}` };
  return { forge, event: "pull_request", payload: pullEvent(base, head), sha, inputs };
}

describe("the Action, on a pull request", () => {
  test("accepts what the entitled author signed, without any checkout", async () => {
    const pull = await pullOf("carol");
    const workspace = temporary();
    const { code, log, outputs, summary } = await runJob({ ...jobOf(pull), workspace });
    expect({ code, log }).toEqual({
      code: 0,
      log: 'granted JSON  by carol\naccepted: {"verified":1,"unsigned":0,"refused":0,"total":1}\n',
    });
    expect(outputs).toMatchObject({ verdict: "accepted", refused: "0" });
    expect(summary).toContain("### bailiwick: ✅ accepted");
    expect(summary).toContain("| `JSON` | ✅ granted | `carol` |  |");
    expect(readdirSync(workspace)).toEqual([]);
  });

  test("refuses what somebody else signed: exit code, annotation, summary, report", async () => {
    const { code, log, outputs, summary, report } = await runJob(jobOf(await pullOf("mallory")));
    expect(code).toBe(1);
    expect(log).toMatch(
      /^::error title=bailiwick%3A rights-missing::JSON: JSON needs 1 × publish, has none; /m,
    );
    expect(outputs).toMatchObject({ verdict: "refused", refused: "1" });
    expect(summary).toContain("| `JSON` | ❌ refused | **rights-missing** `JSON needs 1 × publish");
    expect(JSON.parse(report)).toMatchObject({ version: 1, pull: 1, verdict: "refused" });
  });

  test("names the file where a file is wrong", async () => {
    const { code, log } = await runJob(jobOf(await pullOf(undefined)));
    expect(code).toBe(1);
    expect(log).toContain(
      "::error title=bailiwick%3A file-changed,file=JSON/url::JSON: JSON/url is not what",
    );
  });

  test("mode report says the same and fails nothing", async () => {
    const job = jobOf(await pullOf("mallory"));
    const { code, log, outputs } = await runJob({ ...job, inputs: { ...job.inputs, mode: "report" } });
    expect({ code, verdict: outputs.verdict }).toEqual({ code: 0, verdict: "refused" });
    expect(log).toContain("::warning title=bailiwick%3A rights-missing");
    expect(log).not.toContain("::error");
  });

  test("judges the merge result: what the base changed since is no change of the pull request", async () => {
    const pull = await pullOf("carol");
    pull.registry.files.delete("README.md");
    commitFiles(pull.dir, pull.registry.files, "main");
    const base = git(pull.dir, "rev-parse", "main");
    git(pull.dir, "push", "-q", pull.forge, "main");
    expect((await runJob(jobOf({ ...pull, base }))).code).toBe(0);
  });

  test("uses what actions/checkout brought, and leaves no trace there", async () => {
    const pull = await pullOf("carol");
    const workspace = join(temporary(), "w");
    git(pull.dir, "clone", "-q", `file://${pull.forge}`, workspace);
    const before = git(workspace, "count-objects", "-v");
    const { code, log } = await runJob({ ...jobOf(pull), workspace });
    expect({ code, log }).toMatchObject({ code: 0, log: expect.not.stringContaining("warning") });
    expect(git(workspace, "count-objects", "-v")).toBe(before);
    expect(existsSync(join(workspace, ".git", "FETCH_HEAD"))).toBe(false);
  });

  test("a shallow checkout is judged by its tip, and said so", async () => {
    const pull = await pullOf("carol");
    commitFiles(pull.dir, pull.registry.seal(), "main");
    const base = git(pull.dir, "rev-parse", "main");
    pull.registry.write("JSON/url", "https://example.org/third\n");
    await pull.registry.sign("JSON", ["carol"]);
    const head = commitFiles(pull.dir, pull.registry.files, "third", "main");
    git(pull.dir, "push", "-q", pull.forge, "main", "third");
    const workspace = join(temporary(), "w");
    git(pull.dir, "clone", "-q", "--depth=1", `file://${pull.forge}`, workspace);
    const { code, log } = await runJob({ ...jobOf({ ...pull, base, head }), workspace });
    expect({ code, log }).toMatchObject({
      code: 0,
      log: expect.stringContaining("::warning title=bailiwick%3A no-history::"),
    });
  });

  test("without a pin it judges by the base's root, and warns", async () => {
    const { code, log } = await runJob({ ...jobOf(await pullOf("carol")), inputs: {} });
    expect({ code, log }).toMatchObject({
      code: 0,
      log: expect.stringContaining("::warning title=bailiwick%3A no-pin::"),
    });
  });

  test("a job on the head itself, as Forgejo starts it, is judged upon the base", async () => {
    const pull = await pullOf("mallory");
    expect((await runJob({ ...jobOf(pull), sha: pull.head })).code).toBe(1);
  });
});

describe("the Action could not judge", () => {
  test("a merge of another head than the event's", async () => {
    const pull = await pullOf("carol");
    const sha = mergeOf(pull.forge, pull.base, pull.head);
    const job = { ...jobOf(pull), sha, payload: pullEvent(pull.base, pull.base) };
    const { code, log, outputs, summary } = await runJob(job);
    expect({ code, verdict: outputs.verdict }).toEqual({ code: 3, verdict: "unjudged" });
    expect(log).toContain("::error title=bailiwick%3A no-such-revision::");
    expect(summary).toContain("could not be judged");
  });

  test("a commit that the forge does not have, also in mode report", async () => {
    const job = jobOf(await pullOf("carol"));
    const { code } = await runJob({ ...job, sha: "1".repeat(40), inputs: { mode: "report" } });
    expect(code).toBe(3);
  });

  test("an event that brings no change, with the rights of the base: wrong usage", async () => {
    const job = { ...jobOf(await pullOf("carol")), event: "pull_request_target" };
    const { code, log } = await runJob(job);
    expect({ code, log }).toMatchObject({ code: 2, log: expect.stringContaining("pull_request_target") });
  });
});
