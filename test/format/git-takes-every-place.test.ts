import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { chainPath, parsePlace } from "../../src/format/place.ts";

/** What git's fsck says of a repository that holds files at these paths; forges refuse a push for an error. */
function fsckOf(paths: readonly string[]): string[] {
  const dir = mkdtempSync(join(tmpdir(), "bailiwick-fsck-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const env = { PATH: process.env.PATH ?? "", GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: "/dev/null" };
  execFileSync("git", ["init", "-q", "-b", "main"], { cwd: dir, env });
  const commit = "commit refs/heads/main\ncommitter a <a@example.org> 1770000000 +0000\ndata 0\n";
  // Each file has bytes of its own, so that no two directories are one object.
  const files = paths.map((path, i) => `M 100644 inline ${path}\ndata 3\n${100 + i}\n`);
  execFileSync("git", ["fast-import", "--quiet", "--done"], {
    cwd: dir,
    env,
    input: `${commit}${files.join("")}\ndone\n`,
  });
  const { stderr } = spawnSync("git", ["fsck", "--strict"], { cwd: dir, env, encoding: "utf8" });
  return stderr.split("\n").filter((line) => line !== "");
}

/** Names that are git's own files on some system: by case, by what HFS+ ignores, by NTFS's two kinds of short names. */
const taken = [
  ".gitattributes",
  ".gitmodules",
  ".GitModules",
  ".git\u200cattributes",
  ".gitmodules\ufeff",
  "GITATT~1",
  "gitmod~4",
  "gi7d29~1",
  "GI7EB~10",
  "gi7~1000",
  "~1000000",
];
const free = [".gitattributes+", "GITATT~5", "gi7d29~0", "gi7d29~10", "~100000", ".gitignore", ".mailmap"];

const statementOf = (name: string) => `${chainPath({ kind: "common", name })}/1.sums`;
const plainly = (name: string) => `.bailiwick/common/${name}/1.sums`;

test("git takes the statements of every common name", () => {
  const names = [...taken, ...taken.map((name) => `${name}+`), ...free];
  expect(fsckOf(names.map(statementOf))).toEqual([]);
  for (const name of names)
    expect(parsePlace(statementOf(name))?.document).toMatchObject({ subject: { kind: "common", name } });
});

test("and would not take those of git's own files under the names themselves", () => {
  const errors = fsckOf(taken.map(plainly)).map(
    (line) => /(\w+): git(?:attributes|modules)Blob/.exec(line)?.[1],
  );
  expect(new Set(errors).size).toBe(taken.length);
  expect(errors).not.toContain(undefined);
  expect(taken.filter((name) => parsePlace(plainly(name)) !== undefined)).toEqual([]);
});

test("every other name keeps its own directory", () => {
  expect(free.slice(1).map(statementOf)).toEqual(free.slice(1).map(plainly));
});
