import { expect, test } from "vitest";
import { zipOf } from "../../bench/forge/zip-of.ts";
import { type Planted, plainRegistry } from "../cli/plain-registry.ts";
import { commitFiles, git, temporary } from "../cli/repository.ts";
import { openForge } from "./forge.ts";
import { type Done, forgeOf, mergeOf, pullEvent, runJob } from "./job.ts";

const MANY = 3000;

/** What the Action says of a pull request that holds what the registry now has. */
async function judged({ registry, dir }: Planted): Promise<Done> {
  const base = git(dir, "rev-parse", "main");
  const head = commitFiles(dir, registry.files, "change", "main");
  const forge = forgeOf(dir);
  return runJob({
    ...{ forge, event: "pull_request", payload: pullEvent(base, head), sha: mergeOf(forge, base, head) },
    inputs: { root: `sha256:${registry.pin}` },
  });
}

test("a pull request of 3,000 files is judged whole: no list of files is asked of anybody", async () => {
  const planted = await plainRegistry();
  for (let i = 0; i < MANY; i++) planted.registry.write(`JSON/versions/${i}/requires`, `julia ${i}\n`);
  await planted.registry.sign("JSON", ["carol"]);
  const started = performance.now();
  expect(await judged(planted)).toMatchObject({ code: 0, outputs: { verdict: "accepted", refused: "0" } });
  expect(performance.now() - started).toBeLessThan(30_000);

  planted.registry.write(`JSON/versions/${MANY - 1}/requires`, "evil\n");
  const { code, log } = await judged(planted);
  expect({ code, log }).toMatchObject({
    code: 1,
    log: expect.stringContaining(`JSON/versions/${MANY - 1}/requires`),
  });
});

test("3,000 packages that nobody signed: every word is cut to what can be shown, and the reporter shows it", async () => {
  const planted = await plainRegistry();
  const name = (i: number) => `${"x".repeat(80)}${i}`;
  for (let i = 0; i < MANY; i++) planted.registry.write(`${name(i)}/url`, "https://example.org/\n");
  const { code, log, outputs, summary, report } = await judged(planted);
  expect({ code, refused: outputs.refused }).toEqual({ code: 1, refused: String(MANY) });
  expect(log.match(/^::error /gm)).toHaveLength(10);
  expect(log).toContain(`and ${MANY - 100} more`);
  expect(summary.length).toBeLessThan(500_000);
  expect(report.length).toBeLessThan(1_000_000);

  const forge = await openForge();
  const { head, branch, number } = forge.pull;
  forge.artifacts.set(1, zipOf(Buffer.from(JSON.stringify({ ...JSON.parse(report), pull: number }))));
  const run = { id: 1, event: "pull_request", head_sha: head, head_branch: branch, conclusion: "failure" };
  const { log: said } = await runJob({
    ...{ forge: `${temporary()}/owner/registry`, event: "workflow_run", sha: head, bundle: "comment" },
    payload: { workflow_run: { ...run, head_repository: { full_name: "mallory/registry" } } },
    inputs: { token: "bot", login: "bot" },
    env: { GITHUB_API_URL: forge.url },
  });
  expect(said).toBe(`pull request ${number}: written\n`);
  const path = `/repos/owner/registry/issues/${number}/comments`;
  const [comment] = await forge.ask<{ body: string }[]>("owner", "GET", path);
  expect(comment?.body.length).toBeLessThan(65_536);
});
