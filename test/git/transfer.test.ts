import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import { addPaths, commitIndex, initRepository } from "../../src/git/record.ts";
import { cloneRepository, fetchRefs, pushRefs } from "../../src/git/transfer.ts";
import { forgeLoose, git, repository, temporary, write } from "./fixture.ts";

beforeEach(() => {
  for (const who of ["AUTHOR", "COMMITTER"]) {
    vi.stubEnv(`GIT_${who}_NAME`, "a");
    vi.stubEnv(`GIT_${who}_EMAIL`, "a@example.org");
  }
  vi.stubEnv("EDITOR", "false");
  return () => vi.unstubAllEnvs();
});

test("init, add, commit, clone, push, fetch", async () => {
  const dir = temporary();
  await initRepository(dir);
  write(dir, { "*": "literal", "-n": "dash", other: "not added" });
  await addPaths(dir, ["*", "-n"]);
  const first = await commitIndex(dir, "-a message like an option");
  expect(git(dir, ["ls-tree", "-r", "--name-only", "HEAD"]).split("\n")).toEqual(["*", "-n"]);

  const clone = join(temporary(), "clone");
  await cloneRepository(dir, clone, ["file"]);
  expect(git(clone, ["rev-parse", "HEAD"])).toBe(first);
  write(clone, { more: "x" });
  await addPaths(clone, ["more"]);
  const second = await commitIndex(clone, "second");
  await pushRefs(clone, "origin", ["main:refs/heads/proposed"]);
  expect(git(dir, ["rev-parse", "proposed"])).toBe(second);
  await fetchRefs(dir, clone, ["+main:refs/bailiwick/x"], { transports: ["file"] });
  expect(git(dir, ["rev-parse", "refs/bailiwick/x"])).toBe(second);
});

test("a deletion is added like a change", async () => {
  const dir = repository({ a: "1", b: "2" });
  rmSync(join(dir, "a"));
  await addPaths(dir, ["a"]);
  expect(git(dir, ["ls-files"])).toBe("b");
});

test("a transport that was not asked for is refused", async () => {
  const dir = repository({ a: "1" });
  const marker = join(temporary(), "marker");
  await expect(fetchRefs(dir, dir, ["main"])).rejects.toMatchObject({ code: "io" });
  await expect(
    fetchRefs(dir, `ext::touch ${marker}`, ["main"], { transports: ["file"] }),
  ).rejects.toMatchObject({
    code: "io",
  });
  await expect(
    fetchRefs(dir, `--upload-pack=touch ${marker}`, ["main"], { transports: ["file"] }),
  ).rejects.toBeDefined();
  expect(existsSync(marker)).toBe(false);
});

test("what git's fsck refuses does not come in", async () => {
  const dir = repository({ a: "1" });
  const blob = git(dir, ["rev-parse", "HEAD:a"]);
  const entry = Buffer.concat([Buffer.from("100644 .git\0"), Buffer.from(blob, "hex")]);
  const id = git(dir, ["hash-object", "-t", "tree", "--literally", "--stdin"], { input: entry });
  forgeLoose(join(dir, ".git"), id, "tree", entry);
  git(dir, ["update-ref", "refs/heads/bad", git(dir, ["commit-tree", "-m", "x", id])]);
  const other = repository({});
  await expect(fetchRefs(other, dir, ["bad:bad"], { transports: ["file"] })).rejects.toMatchObject({
    code: "io",
  });
  await fetchRefs(other, dir, ["main:good"], { transports: ["file"] });
});
