import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import type { StageScope } from "../../src/git/stage-tree.ts";
import { git, open, repository, temporary, walk, write } from "./fixture.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Every file under .git with its bytes. (git sets the time of an object that it would have written again.) */
const snapshot = (dir: string) =>
  execFileSync("sh", ["-c", "find .git | sort; find .git -type f -exec sha256sum {} + | sort"], {
    cwd: dir,
  }).toString();

/** The files as paths and text. */
async function staged(
  dir: string,
  state: "index" | "work-tree",
  scope?: StageScope,
): Promise<Record<string, string>> {
  const tree = await (await open(dir)).staged(state, scope);
  const files: Record<string, string> = {};
  for (const [path, { mode, id }] of await walk(tree)) {
    files[path] = `${mode} ${Buffer.from((await tree.read([id], 1e6))[0] ?? []).toString()}`;
  }
  return files;
}

test("is what git add -A and a commit would store, and nothing is touched", async () => {
  const dir = repository({ "a/changed": "1", gone: "2", same: "3", ".gitignore": "*.o\n" });
  write(dir, { "a/changed": "new", added: "4", "x.o": "5", run: "6" });
  chmodSync(join(dir, "run"), 0o755);
  rmSync(join(dir, "gone"));
  git(dir, ["status"]); // which refreshes the index
  const before = snapshot(dir);
  expect(await staged(dir, "work-tree")).toEqual({
    "a/changed": "100644 new",
    ".gitignore": "100644 *.o\n",
    added: "100644 4",
    run: "100755 6",
    same: "100644 3",
  });
  expect(await staged(dir, "index")).toMatchObject({ "a/changed": "100644 1", gone: "100644 2" });
  expect(snapshot(dir)).toBe(before);
  git(dir, ["add", "-A"]);
  expect(git(dir, ["write-tree"])).toBe((await (await open(dir)).staged("work-tree")).id);
});

test("from a folder inside, without an index yet, and in a linked work tree", async () => {
  const dir = temporary();
  git(dir, ["init", "-q"]);
  write(dir, { "a/b": "1", c: "2" });
  expect(await staged(join(dir, "a"), "work-tree")).toEqual({ "a/b": "100644 1", c: "100644 2" });
  expect(existsSync(join(dir, ".git/index"))).toBe(false);
  git(dir, ["add", "-A"]);
  git(dir, ["commit", "-qm", "x"]);
  const linked = join(temporary(), "linked");
  git(dir, ["worktree", "add", "-q", linked]);
  write(linked, { d: "3" });
  expect(Object.keys(await staged(linked, "work-tree"))).toEqual(["a/b", "c", "d"]);
});

test("line endings and filters are the user's", async () => {
  const dir = repository({ ".gitattributes": "*.x filter=up\n" });
  git(dir, ["config", "core.autocrlf", "true"]);
  git(dir, ["config", "filter.up.clean", "tr a-z A-Z"]);
  write(dir, { text: "a\r\nb\r\n", "b.x": "shout" });
  expect(await staged(dir, "work-tree")).toMatchObject({ text: "100644 a\nb\n", "b.x": "100644 SHOUT" });
});

test("a change of the same size in the moment the index was written is seen", async () => {
  const dir = repository({ a: "one" });
  git(dir, ["config", "core.checkStat", "minimal"]); // the change time cannot be set back; git may not look
  git(dir, ["config", "core.trustCtime", "false"]);
  const moment = Math.floor(Date.now() / 1000) - 100;
  utimesSync(join(dir, "a"), moment, moment);
  git(dir, ["add", "-A"]);
  utimesSync(join(dir, ".git/index"), moment, moment);
  write(dir, { a: "two" });
  utimesSync(join(dir, "a"), moment, moment);
  expect(git(dir, ["status", "--short"], { env: { GIT_OPTIONAL_LOCKS: "0" } })).toBe(" M a");
  expect(await staged(dir, "work-tree")).toEqual({ a: "100644 two" });
});

test("no hook, no monitor, no shared index; a hook's own variables do not lead astray", async () => {
  const dir = repository({ a: "1" });
  const marker = join(temporary(), "marker");
  writeFileSync(join(dir, ".git/hooks/post-index-change"), `#!/bin/sh\ntouch ${marker}\n`, { mode: 0o755 });
  git(dir, ["config", "core.fsmonitor", `touch ${marker}; false`]);
  git(dir, ["config", "core.splitIndex", "true"]);
  write(dir, { b: "2" });
  const before = snapshot(dir);
  const elsewhere = repository({ c: "3" });
  vi.stubEnv("GIT_DIR", join(elsewhere, ".git"));
  vi.stubEnv("GIT_WORK_TREE", elsewhere);
  vi.stubEnv("GIT_INDEX_FILE", join(elsewhere, ".git/index"));
  expect(await staged(dir, "work-tree")).toEqual({ a: "100644 1", b: "100644 2" });
  expect(snapshot(dir)).toBe(before);
  expect(existsSync(marker)).toBe(false);
});

test("a hook's index is the one that its commit is made of", async () => {
  const dir = repository({ a: "1" });
  const index = join(temporary(), "index");
  write(dir, { b: "2" });
  git(dir, ["add", "b"], { env: { GIT_INDEX_FILE: index } });
  expect(await staged(dir, "index", { index })).toEqual({ b: "100644 2" });
});

test("only the paths asked for are looked at", async () => {
  const dir = repository({ "A/1": "1", "A/2": "1", "B/1": "1", "C/1": "1", "*": "1" });
  write(dir, { "A/1": "2", "A/3": "2", "B/1": "2", "B/2": "2", "*": "2", "D/1": "2" });
  rmSync(join(dir, "A/2"));
  rmSync(join(dir, "C"), { recursive: true });
  const paths = ["A", "C", "*", "nowhere", "-n"];
  expect(await staged(dir, "work-tree", { paths })).toEqual({
    "*": "100644 2",
    "A/1": "100644 2",
    "A/3": "100644 2",
    "B/1": "100644 1",
  });
  expect(Object.keys(await staged(dir, "work-tree", { paths: [] }))).toHaveLength(5);
});

test("conflicts and bare repositories are failures in words", async () => {
  const dir = repository({ a: "1" });
  git(dir, ["update-index", "--index-info"], {
    input: [1, 2, 3].map((stage) => `100644 ${git(dir, ["rev-parse", "HEAD:a"])} ${stage}\ta\n`).join(""),
  });
  await expect((await open(dir)).staged("index")).rejects.toMatchObject({ code: "io" });
  git(dir, ["config", "core.bare", "true"]);
  await expect((await open(dir)).staged("index")).rejects.toMatchObject({ code: "no-repository" });
});
