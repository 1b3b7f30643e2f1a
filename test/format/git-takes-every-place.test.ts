import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { chainPath } from "../../src/format/place.ts";

/** What git's fsck says of a repository that holds one file at this path; forges refuse a push for an error. */
function fsckOf(path: string): string {
  const dir = mkdtempSync(join(tmpdir(), "bailiwick-fsck-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const env = { PATH: process.env.PATH ?? "", GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: "/dev/null" };
  execFileSync("git", ["init", "-q", "-b", "main"], { cwd: dir, env });
  const commit = "commit refs/heads/main\ncommitter a <a@example.org> 1770000000 +0000\ndata 0\n";
  const input = `${commit}M 100644 inline ${path}\ndata 1\nx\n\ndone\n`;
  execFileSync("git", ["fast-import", "--quiet", "--done"], { cwd: dir, env, input });
  try {
    return execFileSync("git", ["fsck", "--strict"], { cwd: dir, env, stdio: "pipe" }).toString();
  } catch (error) {
    return String((error as { stderr: Buffer }).stderr);
  }
}

test.each([".gitattributes", ".gitmodules", ".GitModules", ".gitattributes+", ".gitignore", ".mailmap"])(
  "git takes the statements of %s",
  (name) => {
    expect(fsckOf(`${chainPath({ kind: "common", name })}/1.sums`)).toBe("");
  },
);

test("and would not take them under the name itself", () => {
  expect(fsckOf(".bailiwick/common/.gitattributes/1.sums")).toContain("gitattributesBlob");
  expect(fsckOf(".bailiwick/common/.gitmodules/1.sums")).toContain("gitmodulesBlob");
});
