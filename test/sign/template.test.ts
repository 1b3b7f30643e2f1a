import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const template = join(import.meta.dirname, "..", "..", "metadata-template");
const workflow = (name: string) =>
  readFileSync(join(template, ".github", "workflows", `${name}.yml`), "utf8");

test("its workflows name the version that it comes with", () => {
  const { version } = JSON.parse(readFileSync(join(template, "..", "package.json"), "utf8"));
  for (const name of ["check", "report", "doctor"])
    expect(workflow(name)).toMatch(new RegExp(`uses: bailiwick/bailiwick\\S* # v${version}\n`));
  expect(workflow("doctor")).toContain(`npx --yes bailiwick@${version} `);
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
