import { describe, expect, test } from "vitest";
import { changeJson, plainRegistry } from "./plain-registry.ts";
import { NOW } from "./registry.ts";
import { commitFiles, git, newRepository, temporary } from "./repository.ts";
import { run } from "./run.ts";

describe("check: what is no judgement", () => {
  test.each([
    ["an unknown option", ["--frobnicate"], "unknown option"],
    ["a day that is none", ["--now", "2026-13-01"], "no day"],
    ["a day with words", ["--now", "tomorrow"], "no day"],
    ["a pin that is none", ["--root", "sha256:123"], "a pin is sha256: and 64 hex digits"],
    ["too many arguments", ["a"], "too many arguments"],
  ])("%s: wrong usage", async (_, more, words) => {
    const { dir } = await plainRegistry();
    const { code, out, err } = await run(dir, ["check", "main", "main", ...more]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(words);
  });

  test("an unknown command: wrong usage", async () => {
    expect((await run(temporary(), ["chekc"])).code).toBe(2);
  });

  test("no repository", async () => {
    const { code, err } = await run(temporary(), ["check", "main"]);
    expect(code).toBe(3);
    expect(err).toContain("is not in a git repository");
    expect(err).toContain("try: ");
  });

  test.each([
    ["a branch that is not there", "nowhere"],
    ["a tree", "HEAD^{tree}"],
    ["a blob", "HEAD:README.md"],
    ["an option in disguise", "--upload-pack=x"],
  ])("%s as head: could not judge", async (_, head) => {
    const { dir } = await plainRegistry();
    const { code, out } = await run(dir, ["check", "--now", NOW, "--", "main", head]);
    expect({ code, out }).toEqual({ code: 3, out: "" });
  });

  test("no registry in the base and no pin: nothing to judge by", async () => {
    const { registry, dir } = await plainRegistry({ isPinned: false });
    git(dir, "checkout", "-q", "--orphan", "plain");
    commitFiles(dir, new Map([["a", { mode: "100644", bytes: Buffer.from("a") }]]), "plain");
    const id = commitFiles(
      dir,
      new Map([...registry.files, ["a", { mode: "100644", bytes: Buffer.from("a") }]]),
      "first",
      "plain",
    );
    const { code, err } = await run(dir, ["check", "plain", id]);
    expect(code).toBe(3);
    expect(err).toContain("nothing says whose root to believe");
  });
});

describe("check: the default base", () => {
  test("main, where there is no origin", async () => {
    const planted = await plainRegistry();
    await changeJson(planted, "mallory");
    git(planted.dir, "symbolic-ref", "HEAD", "refs/heads/change");
    expect((await run(planted.dir, ["check", "--now", NOW])).code).toBe(1);
  });

  test("bailiwick.upstream before all", async () => {
    const planted = await plainRegistry();
    await changeJson(planted, "mallory");
    git(planted.dir, "branch", "registry", "change");
    git(planted.dir, "symbolic-ref", "HEAD", "refs/heads/change");
    git(planted.dir, "config", "bailiwick.upstream", "registry");
    const { code, out } = await run(planted.dir, ["check", "--now", NOW]);
    expect({ code, out }).toEqual({ code: 0, out: "accepted: nothing differs from registry\n" });
  });

  test("origin's main in a clone", async () => {
    const planted = await plainRegistry();
    await changeJson(planted, "carol");
    const clone = temporary();
    git(clone, "clone", "-q", "--no-checkout", planted.dir, "c");
    git(`${clone}/c`, "symbolic-ref", "HEAD", "refs/remotes/origin/change");
    git(`${clone}/c`, "config", "bailiwick.root", planted.registry.pin);
    const { code, out } = await run(`${clone}/c`, ["check", "--now", NOW]);
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining("granted JSON") });
  });

  test("none to be found: says what to name", async () => {
    const dir = newRepository();
    commitFiles(dir, new Map([["a", { mode: "100644", bytes: Buffer.from("a") }]]), "trunk");
    git(dir, "symbolic-ref", "HEAD", "refs/heads/trunk");
    const { code, err } = await run(dir, ["check"]);
    expect(code).toBe(3);
    expect(err).toContain("try: bailiwick check BASE   # or git config bailiwick.upstream REMOTE/BRANCH");
  });
});
