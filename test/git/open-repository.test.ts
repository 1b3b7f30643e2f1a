import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findRepository } from "../../src/git/find-repository.ts";
import { commit, git, open, repository, temporary, treeOf, walk } from "./fixture.ts";

test("is found from the work tree, a folder in it, a link to it, and inside .git", () => {
  const dir = repository({ "a/b/c": "1" });
  const place = { gitDir: join(dir, ".git"), commonDir: join(dir, ".git"), workTree: dir, format: "sha1" };
  expect(findRepository(dir)).toEqual(place);
  expect(findRepository(join(dir, "a/b"))).toEqual(place);
  const link = join(temporary(), "link");
  symlinkSync(join(dir, "a"), link);
  expect(findRepository(link)).toEqual(place);
  expect(findRepository(join(dir, ".git/refs"))).toMatchObject({
    gitDir: join(dir, ".git"),
    workTree: undefined,
  });
});

test("bare repositories and linked work trees", async () => {
  const dir = repository({ a: "1" });
  const folder = temporary();
  git(dir, ["clone", "-q", "--bare", dir, join(folder, "bare")]);
  expect(findRepository(join(folder, "bare"))).toMatchObject({
    gitDir: join(folder, "bare"),
    workTree: undefined,
  });
  git(join(folder, "bare"), ["worktree", "add", "-q", "-b", "side", join(folder, "linked")]);
  expect(findRepository(join(folder, "linked"))).toEqual({
    gitDir: join(folder, "bare/worktrees/linked"),
    commonDir: join(folder, "bare"),
    workTree: join(folder, "linked"),
    format: "sha1",
  });
  const side = commit(join(folder, "linked"), { b: "2" });
  const opened = await open(join(folder, "linked"));
  expect(await opened.resolve("HEAD")).toBe(side);
  expect([...(await walk(await opened.tree(side))).keys()]).toEqual(["a", "b"]);
});

test("a bare repository in somebody's work tree, as a pull request can bring one, is not entered", () => {
  const dir = repository({ a: "1" });
  git(dir, ["clone", "-q", "--bare", dir, join(dir, "docs")]);
  for (const inside of ["docs", "docs/refs"])
    expect(() => findRepository(join(dir, inside))).toThrow(
      expect.objectContaining({
        code: "no-repository",
        message: expect.stringContaining("may have brought it"),
      }),
    );
});

test("where there is none", () => {
  const folder = temporary();
  const none = expect.objectContaining({ code: "no-repository" });
  expect(() => findRepository(folder)).toThrow(none);
  expect(() => findRepository(join(folder, "gone"))).toThrow(none);
  symlinkSync("loop", join(folder, "loop"));
  expect(() => findRepository(join(folder, "loop"))).toThrow(none);
  symlinkSync(".git", join(folder, ".git"));
  expect(() => findRepository(folder)).toThrow(none);
  rmSync(join(folder, ".git"));
  mkdirSync(join(folder, ".git"));
  expect(() => findRepository(folder)).toThrow(none);
  writeFileSync(join(folder, ".git/HEAD"), "gitdir: elsewhere\n");
  writeFileSync(join(folder, "plain"), "");
  expect(() => findRepository(join(folder, "plain"))).toThrow(none);
});

test("SHA-256 repositories are read like others", async () => {
  const dir = repository({ a: "1" }, "sha256");
  git(dir, ["tag", "-a", "-m", "x", "tagged"]);
  const opened = await open(dir);
  const head = git(dir, ["rev-parse", "HEAD"]);
  expect(opened.format).toBe("sha256");
  expect(await opened.resolveAll(["tagged", head])).toEqual([head, head]);
  expect([...(await walk(await treeOf(dir))).keys()]).toEqual(["a"]);
  expect((await opened.staged("work-tree")).id).toBe((await opened.tree(head)).id);
});

test("branches, tags, tags of tags, ancestors, reflogs, ids short and full", async () => {
  const dir = repository({ a: "1" });
  const [first, head] = [git(dir, ["rev-parse", "HEAD"]), commit(dir, { a: "2" })];
  git(dir, ["tag", "light"]);
  git(dir, ["tag", "-a", "-m", "x", "one"]);
  git(dir, ["tag", "-a", "-m", "x", "two", "one"]);
  const opened = await open(join(dir));
  const names = [
    "HEAD",
    "main",
    "light",
    "one",
    "two",
    "refs/heads/main",
    head.slice(0, 8),
    head,
    "main@{0}",
  ];
  expect(new Set(await opened.resolveAll(names))).toEqual(new Set([head]));
  expect(await opened.resolveAll(["main~1", "two^", first])).toEqual([first, first, first]);
  expect(await opened.resolve(git(dir, ["rev-parse", "two"]))).toBe(head);
});

test("what is no commit is said in words", async () => {
  const dir = repository({ a: "1" });
  const [blob, tree] = [git(dir, ["rev-parse", "HEAD:a"]), git(dir, ["rev-parse", "HEAD^{tree}"])];
  git(dir, ["tag", "blob", blob]);
  git(dir, ["tag", "-a", "-m", "x", "tree", tree]);
  const opened = await open(dir);
  const says = (words: string) => ({ code: "no-such-revision", message: expect.stringContaining(words) });
  await expect(opened.resolve("blob")).rejects.toMatchObject(says("is a blob, not a commit"));
  await expect(opened.resolve("tree")).rejects.toMatchObject(says("is a tree, not a commit"));
  await expect(opened.resolve(tree)).rejects.toMatchObject(says("is a tree, not a commit"));
  const unknown = [
    "gone",
    "",
    "-h",
    "--all",
    "HEAD:a",
    ":/x",
    "a\nHEAD",
    "HEAD\0",
    "1".repeat(40),
    "~",
    "main~9",
  ];
  for (const name of unknown) await expect(opened.resolve(name)).rejects.toMatchObject(says("no commit"));
  await expect(opened.tree(blob)).rejects.toMatchObject({ code: "object-corrupt" });
});

test("a branch without commits", async () => {
  const dir = temporary();
  git(dir, ["init", "-q"]);
  await expect((await open(dir)).resolve("HEAD")).rejects.toMatchObject({ code: "no-such-revision" });
});

test("a shallow clone ends where it is cut, and says when that is too early", async () => {
  const dir = repository({ a: "1" });
  commit(dir, { a: "2" });
  const head = commit(dir, { a: "3" });
  git(dir, ["checkout", "-q", "--orphan", "other"]);
  commit(dir, { a: "4" });
  const clone = join(temporary(), "clone");
  git(dir, ["clone", "-q", "--depth=2", "--no-single-branch", `file://${dir}`, clone]);
  const opened = await open(clone);
  const walked: string[] = [];
  for await (const { id } of opened.firstParents(head)) walked.push(id);
  expect(walked).toEqual([head, git(dir, ["rev-parse", "main~1"])]);
  expect(await opened.mergeBase(head, walked[1] ?? "")).toBe(walked[1]);
  const other = await opened.resolve("origin/other");
  await expect(opened.mergeBase(head, other)).rejects.toMatchObject({ code: "object-missing" });
  expect(await (await open(dir)).mergeBase(head, other)).toBeUndefined();
});

test("settings are the user's and the repository's, of the keys that concern us", async () => {
  const dir = repository({ a: "1" });
  git(dir, ["config", "bailiwick.upstream", "one"]);
  git(dir, ["config", "--add", "bailiwick.upstream", "two\nlines"]);
  git(dir, ["config", "User.SigningKey", "~/.ssh/id.pub"]);
  git(dir, ["config", "http.extraHeader", "secret"]);
  const config = await (await open(dir)).config();
  expect(config.get("bailiwick.upstream")).toBe("two\nlines");
  expect(config.get("user.signingkey")).toBe("~/.ssh/id.pub");
  expect(config.has("http.extraheader")).toBe(false);
});
