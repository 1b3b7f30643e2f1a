import { execFileSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildStages } from "../scenario/build-stages.ts";
import { readScenario } from "../scenario/read-scenario.ts";
import { writeRepository } from "../scenario/write-repository.ts";

const REGISTRY = `# Two authors and a photograph, to be looked at by hand.
expect: accepted
user: alice publish A/**
user: bob publish B/** README.md

-- base/A/url --
https://example.org/a
-- base/C/url --
https://example.org/c
-- base: sign alice A --
-- base: photograph C by ann --
-- head/B/deps/build.sh --
#!/bin/sh
-- head/README.md --
read me
-- head: sign bob B --
-- head: sign bob README.md --
`;

const folder = mkdtempSync(join(tmpdir(), "bailiwick-audit-"));
const clone = join(folder, "clone");
let pin = "";
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  const staged = await buildStages(readScenario("audit", REGISTRY));
  pin = staged.pin;
  writeRepository(join(folder, "registry.git"), staged.stages, true);
  execFileSync("git", ["clone", "--quiet", "-b", "head", join(folder, "registry.git"), clone]);
});

/** Runs the page's commands, all in one shell that stops at the first failure. */
function audit(): { readonly status: number; readonly output: string } {
  const page = readFileSync(new URL("../../docs/audit.md", import.meta.url), "utf8");
  const script = [...page.matchAll(/```sh\n(.*?)```/gs)].map(([, block]) => block).join("\n");
  try {
    const output = execFileSync("sh", ["-eu"], {
      cwd: clone,
      input: script,
      encoding: "utf8",
      env: { ...process.env, PIN: pin },
      stdio: ["pipe", "pipe", "pipe"],
    });
    return { status: 0, output };
  } catch (error) {
    return { status: 1, output: String(error) };
  }
}

describe("docs/audit.md", () => {
  test("shows who signed what", () => {
    const { status, output } = audit();
    expect(output).toContain('Good "bailiwick-root-v1" signature for ann');
    expect(output).toContain('Good "bailiwick-certificate-v1" signature for ann');
    expect(output).toContain('Good "bailiwick-publish-v1" signature for alice');
    expect(output).toContain('Good "bailiwick-publish-v1" signature for bob');
    expect(output).toContain('Good "bailiwick-endorse-v1" signature for ann');
    expect(status).toBe(0);
  });

  const spoil = (path: string, act: (path: string) => void) => {
    const file = join(clone, path);
    const before = readFileSync(file);
    act(file);
    const { status } = audit();
    writeFileSync(file, before);
    expect(status).toBe(1);
    expect(audit().status).toBe(0);
  };

  test("stops at a changed file", () => spoil("A/url", (file) => appendFileSync(file, "evil\n")));
  test("stops at a changed statement", () =>
    spoil(".bailiwick/statements/A/1.sums", (file) => appendFileSync(file, "\n")));
  test("stops at a changed certificate", () =>
    spoil(".bailiwick/certs/alice.yaml", (file) => appendFileSync(file, "\n")));
  test("stops at a changed root", () =>
    spoil(".bailiwick/root/1.yaml", (file) => appendFileSync(file, "\n")));

  test("stops at a file that no statement lists", () => {
    writeFileSync(join(clone, "A", "stray"), "x\n");
    execFileSync("git", ["-C", clone, "add", "A/stray"]);
    expect(audit().status).toBe(1);
    execFileSync("git", ["-C", clone, "rm", "--quiet", "--force", "A/stray"]);
    expect(audit().status).toBe(0);
  });
});
