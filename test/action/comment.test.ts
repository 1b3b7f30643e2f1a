import { beforeEach, describe, expect, test } from "vitest";
import { unzipOne } from "../../action/unzip-one.ts";
import { zipOf } from "../../bench/forge/zip-of.ts";
import { temporary } from "../cli/repository.ts";
import { type Forge, openForge, openPull } from "./forge.ts";
import { type Done, runJob } from "./job.ts";

let forge: Forge;
beforeEach(async () => {
  forge = await openForge();
});

interface Comment {
  readonly user: { readonly login: string };
  readonly body: string;
}

interface Said {
  readonly report?: unknown;
  readonly run?: object;
  readonly conclusion?: string;
}

const refused = {
  ...{ version: 1, pull: 1, head: null, verdict: "refused", counts: null, hidden: 0, notes: [] },
  rows: [
    {
      ...{ subject: "JSON", verdict: "refused", users: [], more: 0 },
      reasons: [{ code: "file-changed", says: "JSON/url is not what", mend: "bailiwick sign", path: null }],
    },
  ],
};
const accepted = { ...refused, verdict: "accepted", rows: [] };

/** Runs the reporter after a run that left this report behind. */
function comment({ report = refused, run = {}, conclusion = "failure" }: Said = {}): Promise<Done> {
  forge.artifacts.set(77, report instanceof Uint8Array ? report : zipOf(Buffer.from(JSON.stringify(report))));
  const { head, branch } = forge.pull;
  return runJob({
    ...{ forge: `${temporary()}/owner/registry`, event: "workflow_run", sha: head, bundle: "comment" },
    payload: {
      workflow_run: {
        ...{ id: 77, event: "pull_request", head_sha: head, head_branch: branch, conclusion },
        ...{ head_repository: { full_name: "mallory/registry" }, ...run },
      },
    },
    inputs: { token: "bot", login: "bot" },
    env: { GITHUB_API_URL: forge.url },
  });
}

async function comments(pull = forge.pull.number): Promise<string[]> {
  const all = await forge.ask<Comment[]>("owner", "GET", `/repos/owner/registry/issues/${pull}/comments`);
  return all.map(({ user, body }) => `${user.login}: ${body}`);
}

describe("the reporter", () => {
  test("writes one comment, and keeps it current", async () => {
    expect(await comment()).toMatchObject({ code: 0, log: "pull request 1: written\n" });
    expect(await comment()).toMatchObject({ code: 0, log: "pull request 1: nothing\n" });
    const [first = ""] = await comments();
    expect(first).toMatch(/^bot: <!-- bailiwick -->\n### bailiwick: ❌ refused\n/);
    expect(first).toContain(
      "| `JSON` | ❌ refused | **file-changed** `JSON/url is not what` | `bailiwick sign` |",
    );
    expect((await comment({ report: accepted, conclusion: "success" })).log).toBe(
      "pull request 1: changed\n",
    );
    expect(await comments()).toEqual([expect.stringContaining("### bailiwick: ✅ accepted")]);
  });

  test("says nothing where all is well from the start", async () => {
    await comment({ report: accepted, conclusion: "success" });
    expect(await comments()).toEqual([]);
  });

  test("a forged report says no better than GitHub does of the run", async () => {
    await comment({ report: accepted, conclusion: "failure" });
    expect(await comments()).toEqual([expect.stringContaining("could not be judged")]);
  });

  test("never writes to another's pull request, whatever number the report names", async () => {
    await forge.ask("carol", "POST", "/repos/owner/registry/forks", {});
    const other = await openPull(forge.ask, "carol", "honest");
    const { code, log } = await comment({ report: { ...refused, pull: other.number } });
    expect({ code, log }).toMatchObject({
      code: 0,
      log: expect.stringContaining("names no open pull request"),
    });
    expect(await comments(other.number)).toEqual([]);
  });

  test.each([
    ["another branch of the same commit", { head_branch: "other" }],
    ["another fork", { head_repository: { full_name: "carol/registry" } }],
    ["a fork that is gone", { head_repository: null }],
    ["a commit that was overtaken", { head_sha: "1".repeat(40) }],
  ])("does not write for %s", async (_, run) => {
    expect((await comment({ run })).code).toBe(0);
    expect(await comments()).toEqual([]);
  });

  test("does not touch a stranger's comment that looks like its own", async () => {
    const body = "<!-- bailiwick -->\nmine";
    await forge.ask("mallory", "POST", `/repos/owner/registry/issues/${forge.pull.number}/comments`, {
      body,
    });
    await comment();
    expect(await comments()).toEqual([`mallory: ${body}`, expect.stringMatching(/^bot: /)]);
  });

  test.each([
    ["no JSON", Buffer.from("{")],
    ["another shape", Buffer.from(JSON.stringify({ ...refused, html: "<img>" }))],
    [
      "a code that is none",
      Buffer.from(JSON.stringify({ ...refused, rows: [{ ...refused.rows[0], more: -1 }] })),
    ],
    ["a hundred megabytes of nothing", Buffer.alloc(100_000_000)],
  ])("writes nothing of an artifact that is hostile: %s", async (_, bytes) => {
    const { code, log } = await comment({ report: zipOf(bytes, 1000) });
    expect({ code, log }).toMatchObject({ code: 0, log: expect.stringContaining("no report behind") });
    expect(await comments()).toEqual([]);
  });

  test("words in a forged report stay words", async () => {
    const [row] = refused.rows;
    const evil = "x` | <img src=x>\n\n@octocat [a](http://evil) ##[error] ::error::";
    await comment({ report: { ...refused, rows: [{ ...row, subject: evil, users: [evil] }] } });
    const [said = ""] = await comments();
    expect(said).toContain(
      "`` 'x` \\| <img src=x>\\u{a}\\u{a}@octocat [a](http://evil) ##[error] ::error::' ``",
    );
  });

  test("speaks of no run that judged no pull request", async () => {
    expect((await comment({ run: { event: "push" } })).log).toBe("the run judged no pull request\n");
  });
});

describe("a zip archive of one file", () => {
  const zip = zipOf(Buffer.from("hello"));

  test("is read as it is", () => {
    expect(Buffer.from(unzipOne(zip, 5) ?? []).toString()).toBe("hello");
    expect(unzipOne(zip, 4)).toBeUndefined();
  });

  test("cut short, or with any byte changed, is read as it was or not at all, and never throws", () => {
    for (let at = 0; at < zip.length; at++) {
      expect(unzipOne(zip.subarray(0, at), 100)).toBeUndefined();
      const mangled = Buffer.from(zip);
      mangled[at] = (mangled[at] ?? 0) ^ 0xff;
      expect(unzipOne(mangled, 100)?.length ?? 5).toBe(5);
    }
  });
});
