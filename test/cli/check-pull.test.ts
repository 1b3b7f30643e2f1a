import { join } from "node:path";
import { expect, test } from "vitest";
import { changeJson, plainRegistry } from "./plain-registry.ts";
import { NOW } from "./registry.ts";
import { git, temporary } from "./repository.ts";
import { run } from "./run.ts";

test("check --pr judges a pull request without checking it out", async () => {
  const planted = await plainRegistry();
  const clone = join(temporary(), "clone");
  git(planted.dir, "clone", "-q", planted.dir, clone);
  for (const [number, user] of [
    [12, "carol"],
    [13, "mallory"],
  ] as const)
    git(planted.dir, "update-ref", `refs/pull/${number}/head`, await changeJson(planted, user, `by-${user}`));
  const check = (...words: readonly string[]) => run(clone, ["check", "--now", NOW, ...words]);
  expect(await check("--pr", "12")).toMatchObject({
    code: 0,
    out: expect.stringContaining("granted JSON  by carol"),
  });
  expect(await check("--pr", "13")).toMatchObject({
    code: 1,
    out: expect.stringContaining("rights-missing"),
  });
  expect(git(clone, "status", "--porcelain")).toBe("");
  expect(await check("--pr", "14")).toMatchObject({
    code: 3,
    err: expect.stringContaining("refs/pull/14/head"),
  });
  expect(await check("--pr", "12; echo")).toMatchObject({ code: 2 });
  git(clone, "remote", "set-url", "origin", "ext::sh -c 'touch ran' x");
  expect(await check("--pr", "12")).toMatchObject({ code: 3 });
  expect(git(clone, "status", "--porcelain")).toBe("");
});

test("a clone that is behind is brought up to date: what others merged since is none of the pull request's", async () => {
  const planted = await plainRegistry();
  const { dir, registry } = planted;
  const clone = join(temporary(), "clone");
  git(dir, "clone", "-q", dir, clone);
  for (const name of ["second", "third"]) {
    git(dir, "update-ref", "refs/heads/main", await changeJson(planted, "carol", name));
    registry.seal();
  }
  git(dir, "update-ref", "refs/pull/12/head", await changeJson(planted, "carol", "fourth"));
  for (const base of [[], ["origin/main"]])
    expect(await run(clone, ["check", "--now", NOW, "--pr", "12", ...base])).toMatchObject({ code: 0 });
  expect(git(clone, "rev-parse", "origin/main")).toBe(git(dir, "rev-parse", "main"));
});
