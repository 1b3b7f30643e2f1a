import { spawnSync } from "node:child_process";
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
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { finishWriting, type WorkTreePlace, writeWorkTree } from "../../src/git/write-work-tree.ts";
import { temporary, write } from "./fixture.ts";

const bytes = (text: string) => Buffer.from(text);
const change = (root: string, changes: Record<string, string | null>, gitDir = temporary()) =>
  writeWorkTree(
    { workTree: root, gitDir },
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

describe("killed at any moment, the files are as before or, when the next command has looked, as after", () => {
  const before = { old: "1", "dir/gone": "2", kept: "3" };
  const after = { old: "one", "new/a": "4", "new/b": "5", kept: "3" };
  const changes = { old: "one", "new/a": "4", "new/b": "5", "dir/gone": null };

  /** Ends as a kill does, without any clean-up, at the n-th act upon the disk; whether it came so far. */
  function killedAt(n: number, place: WorkTreePlace): boolean {
    const script = `
      import fs from "node:fs";
      import { syncBuiltinESMExports } from "node:module";
      let left = ${n};
      for (const name of ["mkdirSync", "writeFileSync", "renameSync", "rmSync", "rmdirSync"]) {
        const act = fs[name];
        fs[name] = (...words) => (left-- === 0 ? process.kill(process.pid, "SIGKILL") : act(...words));
      }
      syncBuiltinESMExports();
      const { writeWorkTree } = await import(${JSON.stringify(BUILT)});
      writeWorkTree(${JSON.stringify(place)}, new Map(Object.entries(${JSON.stringify(changes)})));`;
    const { signal, status, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script]);
    expect({ status, text: stderr.toString() }).toEqual({ status: signal ? null : 0, text: "" });
    return signal === "SIGKILL";
  }

  test("at each of them", () => {
    const seen = new Set<string>();
    for (let n = 0; ; n++) {
      const [workTree, gitDir] = [temporary(), temporary()];
      write(workTree, before);
      const place = { workTree, gitDir };
      if (!killedAt(n, place)) break;
      finishWriting(place);
      const found = filesIn(workTree);
      expect([before, after]).toContainEqual(found);
      seen.add(JSON.stringify(found));
      expect(readdirSync(gitDir).filter((name) => !name.startsWith("bailiwick-prepared-"))).toEqual([]);
    }
    expect(seen.size).toBe(2);
  });

  test("what was decided for another branch is dropped; a plan that a failing power left empty, too", () => {
    const [workTree, gitDir] = [temporary(), temporary()];
    for (const plan of ['{"head":"ref: refs/heads/x\\n","files":[["a","0"]]}', ""]) {
      write(gitDir, { HEAD: "ref: refs/heads/main\n", "bailiwick-decided-1/plan.json": plan });
      write(gitDir, { "bailiwick-decided-1/0": "x" });
      finishWriting({ workTree, gitDir });
      expect(readdirSync(workTree)).toEqual([]);
      expect(readdirSync(gitDir)).toEqual(["HEAD"]);
    }
  });
});

const BUILT = join(import.meta.dirname, "..", "..", "dist", "src", "git", "write-work-tree.js");

function filesIn(root: string): Record<string, string> {
  const paths = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    paths.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [relative(root, path), readFileSync(path, "utf8")];
    }),
  );
}
