import { describe, expect, test } from "vitest";
import { changeJson, plainRegistry } from "../cli/plain-registry.ts";
import { commitFiles, git } from "../cli/repository.ts";
import { forgeOf, type Job, runJob } from "./job.ts";

/** A forge whose main went from `before` to `after`. */
async function pushed(user: string): Promise<Job & { readonly before: string }> {
  const planted = await plainRegistry();
  const before = git(planted.dir, "rev-parse", "main");
  const after = await changeJson(planted, user);
  const inputs = { root: `sha256:${planted.registry.pin}` };
  return {
    forge: forgeOf(planted.dir),
    event: "push",
    payload: { before, after },
    sha: after,
    inputs,
    before,
  };
}

describe("the Action, on a push", () => {
  test("judges what was pushed", async () => {
    expect((await runJob(await pushed("carol"))).code).toBe(0);
    expect((await runJob(await pushed("mallory"))).code).toBe(1);
  });

  test("refuses a forced push that takes back what was accepted", async () => {
    const job = await pushed("carol");
    const { code, log } = await runJob({ ...job, payload: { before: job.sha, after: job.before } });
    expect({ code, log }).toMatchObject({ code: 1, log: expect.stringContaining("rolled-back") });
  });

  test("a first push is judged whole, for which the pin is needed", async () => {
    const job = await pushed("carol");
    const payload = { before: "0".repeat(40), after: job.sha };
    const { code, log } = await runJob({ ...job, payload });
    expect({ code, log }).toMatchObject({
      code: 0,
      log: expect.stringContaining("granted Core  by carol, erin"),
    });
    expect((await runJob({ ...job, payload, inputs: {} })).code).toBe(3);
  });
});

describe("the Action, in a merge queue", () => {
  test("judges each group upon the one before it", async () => {
    const planted = await plainRegistry();
    const main = git(planted.dir, "rev-parse", "main");
    const first = await changeJson(planted, "carol", "first");
    planted.registry.seal();
    planted.registry.write("Foo/url", "https://example.org/foo\n");
    const second = commitFiles(planted.dir, planted.registry.files, "second", "first");
    const forge = forgeOf(planted.dir);
    const run = async (base_sha: string, head_sha: string) =>
      runJob({
        ...{ forge, event: "merge_group", sha: head_sha, payload: { merge_group: { base_sha, head_sha } } },
        inputs: { root: `sha256:${planted.registry.pin}` },
      });
    expect((await run(main, first)).code).toBe(0);
    const { code, log } = await run(first, second);
    expect({ code, log }).toMatchObject({ code: 1, log: expect.stringMatching(/^refused Foo\n/) });
    expect(log).not.toContain("JSON");
  });
});
