import { expect, test } from "vitest";
import { releaseBranch } from "../../src/github/release-branch.ts";
import { git, newRepository } from "../cli/repository.ts";

test.each([
  ["packages/foo/1.0.5.yaml", "bailiwick/packages/foo/1.0.5"],
  ["JSON/2.0.0-rc.1.yaml", "bailiwick/JSON/2.0.0-rc.1"],
])("%s has a plain branch", (path, branch) => expect(releaseBranch(path)).toBe(branch));

test("names that git refuses are replaced, and stay apart", () => {
  const dir = newRepository();
  const paths = [
    "a/1..2",
    "a/1.lock",
    "a.lock/1",
    "a/1~2",
    "a/1 2",
    "a/1@{2",
    "a/1^",
    "a/ü",
    "a/1.",
    "a/1?",
    "a/1*",
    "a/1[",
  ];
  const branches = paths.map((path) => releaseBranch(`${path}.yaml`));
  for (const branch of branches) expect(git(dir, "check-ref-format", "--branch", branch)).toBe(branch);
  expect(new Set(branches).size).toBe(paths.length);
});
