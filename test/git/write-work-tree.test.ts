import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeWorkTree } from "../../src/git/write-work-tree.ts";
import { temporary, write } from "./fixture.ts";

const bytes = (text: string) => Buffer.from(text);
const change = (root: string, changes: Record<string, string | null>) =>
  writeWorkTree(
    root,
    new Map(Object.entries(changes).map(([path, text]) => [path, text === null ? null : bytes(text)])),
  );

test("writes, replaces, deletes and tidies", () => {
  const root = temporary();
  write(root, { old: "1", "dir/only/gone": "2", "dir/stays": "3", run: "4" });
  chmodSync(join(root, "run"), 0o755);
  change(root, { "new/deep/file": "a", old: "b", "dir/only/gone": null, absent: null, run: "c" });
  expect(readFileSync(join(root, "new/deep/file"), "utf8")).toBe("a");
  expect(readFileSync(join(root, "old"), "utf8")).toBe("b");
  expect(readdirSync(join(root, "dir"))).toEqual(["stays"]);
  expect(statSync(join(root, "run")).mode & 0o777).toBe(0o755);
  expect(readdirSync(root).sort()).toEqual(["dir", "new", "old", "run"]);
});

test.each([
  "../out",
  "/abs",
  "a//b",
  "a/./b",
  "",
  ".git/config",
  ".GIT/config",
  "a/.git/config",
  "a\\b",
  "C:x",
  "a\0b",
  "link/file",
  "file/below",
  "dir",
])("%j is refused before anything is written", (path) => {
  const root = temporary();
  const outside = temporary();
  write(root, { file: "1", "dir/x": "2" });
  symlinkSync(outside, join(root, "link"));
  const attempt = () => change(root, { first: "x", [path]: "y", file: null });
  expect(attempt).toThrow(expect.objectContaining({ code: "io" }));
  expect(readdirSync(root).sort()).toEqual(["dir", "file", "link"]);
  expect(readdirSync(outside)).toEqual([]);
});

test("a link at the path is replaced, not followed", () => {
  const root = temporary();
  const outside = temporary();
  write(outside, { target: "safe" });
  symlinkSync(join(outside, "target"), join(root, "a"));
  change(root, { a: "new" });
  expect(readFileSync(join(outside, "target"), "utf8")).toBe("safe");
  expect(lstatSync(join(root, "a")).isSymbolicLink()).toBe(false);
});

test("a failure half-way through the preparation leaves nothing", () => {
  const root = temporary();
  const long = "n".repeat(300); // no file system takes it
  expect(() => change(root, { "made/a": "1", [`made/${long}`]: "2" })).toThrow(
    expect.objectContaining({ code: "io" }),
  );
  expect(readdirSync(root)).toEqual([]);
  mkdirSync(join(root, "kept"));
  expect(() => change(root, { "kept/a": "1", [`kept/${long}`]: "2" })).toThrow(
    expect.objectContaining({ code: "io" }),
  );
  expect(existsSync(join(root, "kept"))).toBe(true);
  expect(readdirSync(join(root, "kept"))).toEqual([]);
});
