import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { textOf } from "../guards/source-files.ts";
import { type HookShop, hookShop, type Said } from "./hook-shop.ts";
import { git } from "./repository.ts";
import { registryWorkshop, type Workshop } from "./workshop.ts";

const [, major, minor] =
  /(\d+)\.(\d+)/.exec(spawnSync("pre-commit", ["--version"]).stdout?.toString() ?? "") ?? [];
const hasTool = major !== undefined;
/** Stages had other names before 3.2: Debian 12 has such a one. */
const isOld = Number(major) < 3 || (Number(major) === 3 && Number(minor) < 2);
if (!hasTool)
  console.warn(
    "\n*** NOT TESTED: the hooks under pre-commit, the framework, which is not installed here ***\n",
  );

/** As it is offered, but for what would have npm install the package: the command is there already. */
const here = textOf(".pre-commit-hooks.yaml").replaceAll("language: node", "language: system");
const offered = isOld ? inOldWords(here) : here;

let shop: Workshop;
beforeAll(async () => {
  if (hasTool) shop = await registryWorkshop();
});

/** Carol's copy, whose .pre-commit-config.yaml names a repository that offers our hooks. */
async function withFramework(): Promise<HookShop> {
  const work = await hookShop(shop, "carol");
  await work.must(["hook", "uninstall"]);
  const top = join(work.dir, "..");
  const hooks = join(top, "hooks");
  mkdirSync(hooks);
  mkdirSync(join(top, "bin"));
  writeFileSync(join(hooks, ".pre-commit-hooks.yaml"), offered);
  git(hooks, "init", "-q");
  git(hooks, "add", "-A");
  git(hooks, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", "x");
  const main = join(import.meta.dirname, "..", "..", "dist", "cli", "main.js");
  const command = join(top, "bin", "bailiwick");
  writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${main}' "$@"\n`);
  chmodSync(command, 0o755);
  const rev = git(hooks, "rev-parse", "HEAD");
  const ids = "[{id: bailiwick-sign}, {id: bailiwick-push}]";
  writeFileSync(
    join(work.dir, ".pre-commit-config.yaml"),
    `repos:\n  - repo: ${hooks}\n    rev: ${rev}\n    hooks: ${ids}\n`,
  );
  writeFileSync(join(work.dir, ".git", "info", "exclude"), ".pre-commit-config.yaml\n");
  const env = {
    ...{ PATH: `${join(top, "bin")}:${process.env.PATH}`, HOME: top, GIT_EDITOR: "true" },
    ...{ GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: "/dev/null", PRE_COMMIT_HOME: join(top, "cache") },
  };
  const run = (program: string, args: readonly string[]): Said => {
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: work.dir, env, encoding: "utf8" });
    return { code: status, out: `${stdout}${stderr}` };
  };
  const types = ["pre-commit", "pre-merge-commit", "pre-push"].flatMap((type) => ["--hook-type", type]);
  expect(run("pre-commit", ["install", ...types])).toMatchObject({ code: 0 });
  return { ...work, run: (...args) => run("git", args) };
}

function inOldWords(hooks: string): string {
  return hooks
    .replace(/^ {2}minimum_pre_commit_version:.*\n/gm, "")
    .replace(/^ {2}stages:.*$/gm, (line) => line.replaceAll(/pre-((?:merge-)?commit|push)/g, "$1"));
}

test.runIf(hasTool)(
  "under pre-commit, commits sign themselves, and what is not signed is not pushed",
  async () => {
    const work = await withFramework();
    git(work.dir, "init", "-q", "--bare", "../remote");
    work.git("remote", "add", "origin", "../remote");
    work.write({ "JSON/url": "https://example.org/new\n", "JSON/notes": "not to be committed\n" });
    const first = work.run("commit", "-qam", "JSON: new home");
    expect(first).toMatchObject({ code: 0, out: expect.stringContaining("bailiwick signs what is staged") });
    expect(work.git("status", "--porcelain")).toBe("?? JSON/notes");
    await work.must(["check", "main", "HEAD"]);

    work.write({ "JSON/url": "https://example.org/part\n", "Core/url": "https://example.org/later\n" });
    expect(work.run("commit", "-qm", "part", "--", "JSON/url").code).toBe(0);
    expect(work.git("status", "--porcelain")).toBe("M Core/url\n?? JSON/notes");
    await work.must(["check", "main", "HEAD"]);
    work.git("checkout", "-q", "Core/url");
    expect(work.run("push", "-q", "origin", "work")).toMatchObject({ code: 0 });

    work.write({ "JSON/url": "https://example.org/unsigned\n" });
    work.git("commit", "-q", "--no-verify", "-am", "x");
    expect(work.run("push", "-q", "origin", "work")).toMatchObject({
      code: 1,
      out: expect.stringContaining("not pushed; mend: bailiwick sign --commit"),
    });
  },
);
