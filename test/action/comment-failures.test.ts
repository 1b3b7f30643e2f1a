import { expect, test } from "vitest";
import type { Broken } from "../../bench/forge/answer-broken.ts";
import { zipOf } from "../../bench/forge/zip-of.ts";
import { temporary } from "../cli/repository.ts";
import { type Forge, openForge } from "./forge.ts";
import { type Done, runJob } from "./job.ts";

const report = {
  ...{ version: 1, pull: 1, head: null, verdict: "refused", counts: null, hidden: 0, notes: [], rows: [] },
};

function comment(forge: Forge): Promise<Done> {
  forge.artifacts.set(77, zipOf(Buffer.from(JSON.stringify(report))));
  const { head, branch } = forge.pull;
  return runJob({
    ...{ forge: `${temporary()}/owner/registry`, event: "workflow_run", sha: head, bundle: "comment" },
    payload: {
      workflow_run: {
        ...{ id: 77, event: "pull_request", head_sha: head, head_branch: branch, conclusion: "failure" },
        head_repository: { full_name: "mallory/registry" },
      },
    },
    inputs: { token: "bot", login: "bot", patience: "1" },
    env: { GITHUB_API_URL: forge.url },
  });
}

const limit = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1800000000" };
const failures: readonly (readonly [Broken, string])[] = [
  [{ status: 401 }, "401, said so; give the job the permissions"],
  [{ status: 403 }, "403, said so; give the job the permissions"],
  [{ status: 403, headers: limit }, "until 2027-01-15 08:00 UTC"],
  [{ status: 404 }, "404, said so; give the job the permissions"],
  [{ status: 422, body: '{"message":"::error::\\n##[error]x"}' }, "422, ::error::; "],
  [{ status: 429, headers: { "retry-after": "60" } }, "in 60 s"],
  [{ status: 500 }, "500, said so; "],
  [{ status: 200, body: "<html>" }, "does not answer as GitHub does"],
  [{ status: undefined }, "no answer within 1 s; "],
];

test("the reporter, whatever the API says: one line, exit code 3, and no comment", async () => {
  const forge = await openForge();
  for (const [answer, words] of failures) {
    forge.broken.set("GET /repos/owner/registry/pulls/1", answer);
    const { code, log } = await comment(forge);
    expect({ code, log }).toEqual({ code: 3, log: expect.stringContaining(words) });
    expect(log).toMatch(/^::error title=bailiwick::.*\n$/);
  }
  forge.broken.clear();
  const path = "/repos/owner/registry/issues/1/comments";
  forge.broken.set(`POST ${path}`, { status: 502, times: 1 });
  expect(await comment(forge)).toMatchObject({ code: 3, log: expect.stringContaining("502, said so") });
  expect(await forge.ask<unknown[]>("owner", "GET", path)).toEqual([]);
  forge.broken.set(`GET ${path}`, { status: 502, times: 1 });
  expect(await comment(forge)).toMatchObject({ code: 0, log: "pull request 1: written\n" });
});
