import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const template = join(import.meta.dirname, "..", "..", "metadata-template");
const workflow = readFileSync(join(template, ".github", "workflows", "check.yml"), "utf8");

test("the workflow runs nothing of a change, with rights to read alone", () => {
  expect(workflow).toContain("permissions:\n  contents: read\n");
  expect(workflow).not.toMatch(/pull_request_target|write|secrets\./);
  for (const [, ref] of workflow.matchAll(/uses: \S+@(\S+)/g)) expect(ref).toMatch(/^[0-9a-f]{40}$/);
  // What a change says of itself reaches no shell but as a variable.
  const script = workflow.slice(workflow.indexOf("run: |"));
  expect(script).not.toContain("${{");
  expect(script).toContain('"$BASE" "$HEAD"');
  expect(workflow).toMatch(/working-directory: \$\{\{ runner\.temp \}\}/);
});

test("it names the version that it comes with", () => {
  const { version } = JSON.parse(readFileSync(join(template, "..", "package.json"), "utf8"));
  expect(workflow).toContain(`bailiwick@${version} `);
});

test("sign.sh is short, and what a POSIX shell reads", () => {
  const path = join(template, "sign.sh");
  expect(readFileSync(path, "utf8").split("\n").length).toBeLessThanOrEqual(40);
  expect(statSync(path).mode & 0o111).not.toBe(0);
  execFileSync("dash", ["-n", path]);
});

test("npm takes all of it along", () => {
  const lost = readdirSync(template, { recursive: true, encoding: "utf8" }).filter((path) =>
    /(^|\/)(\.gitignore|\.npmrc|\.npmignore|node_modules|package-lock\.json|.*\.orig)$/.test(path),
  );
  expect(lost).toEqual([]);
});
