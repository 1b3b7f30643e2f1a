import * as fs from "node:fs";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openIsomorphic } from "../../src/git/isomorphic-repository.ts";
import { commit, git, repository, temporary, treeOf, walk } from "./fixture.ts";
import { memoryFs } from "./isomorphic-memory-fs.ts";

/** Opens the repository of a work tree and, after the test, closes. */
async function open(dir: string) {
  const opened = await openIsomorphic(join(dir, ".git"), fs);
  onTestFinished(() => opened.close());
  return opened;
}

const unknown = (name: string) => ({
  code: "no-such-revision",
  message: expect.stringContaining(JSON.stringify(name)),
});

test("branches, tags, tags of tags and full ids resolve, loose and packed", async () => {
  const dir = repository({ a: "1" });
  const first = git(dir, ["rev-parse", "HEAD"]);
  git(dir, ["tag", "light"]);
  git(dir, ["tag", "-a", "-m", "x", "one"]);
  git(dir, ["tag", "-a", "-m", "x", "two", "one"]);
  git(dir, ["update-ref", "refs/remotes/origin/main", first]);
  const head = commit(dir, { a: "2" });
  for (const kind of ["loose", "packed"]) {
    if (kind === "packed") git(dir, ["pack-refs", "--all"]);
    const opened = await open(dir);
    const names = ["HEAD", "main", "refs/heads/main", head];
    expect(new Set(await opened.resolveAll(names))).toEqual(new Set([head]));
    const older = ["light", "one", "two", "origin/main", git(dir, ["rev-parse", "two"]), first];
    expect(new Set(await opened.resolveAll(older))).toEqual(new Set([first]));
  }
});

test("the tree of a commit is the one that git shows", async () => {
  const dir = repository({ "a/b": "1", c: "2" });
  const opened = await open(dir);
  const tree = await opened.tree(await opened.resolve("HEAD"));
  const native = await treeOf(dir);
  expect(tree.id).toBe(native.id);
  expect(await walk(tree)).toEqual(await walk(native));
});

test("history is walked, and merge bases found, as far as a shallow clone goes", async () => {
  const dir = repository({ a: "1" });
  const fork = commit(dir, { a: "2" });
  const head = commit(dir, { a: "3" });
  git(dir, ["checkout", "-q", "-b", "side", fork]);
  const side = commit(dir, { b: "1" });
  const clone = join(temporary(), "clone");
  git(dir, ["clone", "-q", "--depth=2", "--no-single-branch", `file://${dir}`, clone]);
  const opened = await open(clone);
  const walked: string[] = [];
  for await (const { id } of opened.firstParents(head)) walked.push(id);
  expect(walked).toEqual([head, fork]);
  expect(await opened.mergeBase(head, side)).toBe(fork);
  git(dir, ["checkout", "-q", "--orphan", "other"]);
  const other = commit(dir, { c: "1" });
  git(clone, ["fetch", "-q", "--depth=1", "origin", "other"]);
  await expect((await open(clone)).mergeBase(head, other)).rejects.toMatchObject({ code: "object-missing" });
  expect(await (await open(dir)).mergeBase(head, other)).toBeUndefined();
});

test("what names no commit is said in words", async () => {
  const dir = repository({ a: "1" });
  const [blob, tree] = [git(dir, ["rev-parse", "HEAD:a"]), git(dir, ["rev-parse", "HEAD^{tree}"])];
  git(dir, ["tag", "blob", blob]);
  const heads = join(dir, ".git/refs/heads");
  writeFileSync(join(heads, "loop"), "ref: refs/heads/pool\n");
  writeFileSync(join(heads, "pool"), "ref: refs/heads/loop\n");
  writeFileSync(join(heads, "garbage"), "\u001b[31mgarbage\n");
  writeFileSync(join(heads, "outside"), "ref: ../../../../../../../../etc/hostname\n");
  writeFileSync(join(heads, "gone"), `${"1".repeat(40)}\n`);
  mkdirSync(join(heads, "folder"));
  const opened = await open(dir);
  for (const name of ["none", "", "HEAD~1", "main^", "loop", "garbage", "outside", "folder", "..", "config"])
    await expect(opened.resolve(name), name).rejects.toMatchObject(unknown(name));
  const says = (words: string) => ({ code: "no-such-revision", message: expect.stringContaining(words) });
  await expect(opened.resolve("blob")).rejects.toMatchObject(says("is a blob, not a commit"));
  await expect(opened.resolve(tree)).rejects.toMatchObject(says("is a tree, not a commit"));
  await expect(opened.resolve("gone")).rejects.toMatchObject(says("names no commit here"));
  await expect(opened.tree(blob)).rejects.toMatchObject({ code: "object-corrupt" });
});

test("where there is no repository, or one of SHA-256, it says so", async () => {
  const none = { code: "no-repository" };
  await expect(open(temporary())).rejects.toMatchObject(none);
  const dir = repository({ a: "1" }, "sha256");
  await expect(open(dir)).rejects.toMatchObject({ ...none, message: expect.stringContaining("SHA-256") });
});

test("the file system may be any", async () => {
  const dir = repository({ a: "1" });
  const opened = await openIsomorphic("/r", memoryFs(join(dir, ".git"), "/r"));
  const head = await opened.resolve("main");
  expect(head).toBe(git(dir, ["rev-parse", "HEAD"]));
  expect([...(await walk(await opened.tree(head))).keys()]).toEqual(["a"]);
  opened.close();
});
