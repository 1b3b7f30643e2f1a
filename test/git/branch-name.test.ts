import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { isBranchName } from "../../src/git/branch-name.ts";

const good = ["main", "a/b.c", "release-1.x", "x$(touch>ran);'\"&`", "é", "a@b", "1", "a.b/c"];
const bad = [
  ...[
    "",
    "HEAD",
    "@",
    "-x",
    "--upload-pack=x",
    "a..b",
    "a b",
    "a~1",
    "a^",
    "a:b",
    "+a:b",
    "a?",
    "a*",
    "a[",
    "a\\b",
  ],
  ...[
    "/a",
    "a/",
    "a//b",
    "a.",
    "a/.b",
    ".a",
    "a.lock",
    "a.lock/b",
    "a@{b",
    "a\nb",
    "a\u007fb",
    "refs/heads/*",
  ],
];

test.each(good)("%j names a branch, as git has it", (name) => {
  expect(isBranchName(name)).toBe(true);
  execFileSync("git", ["check-ref-format", `refs/heads/${name}`]);
});

test.each(bad)("%j names none", (name) => {
  expect(isBranchName(name)).toBe(false);
});
