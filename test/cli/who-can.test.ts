import { describe, expect, test } from "vitest";
import { plainRegistry } from "./plain-registry.ts";
import { NOW, TestRegistry } from "./registry.ts";
import { commitFiles, newRepository } from "./repository.ts";
import { run } from "./run.ts";

const ask = async (dir: string, ...args: string[]) => run(dir, ["who-can", "--now", NOW, ...args]);

describe("who-can", () => {
  test("a file: its rules, and who may state the whole package or amend this path", async () => {
    const { dir } = await plainRegistry();
    const { code, out } = await ask(dir, "JSON/versions/0.1.0/requires");
    expect(code).toBe(0);
    expect(out).toBe(
      [
        "JSON/versions/0.1.0/requires (in the package JSON)",
        "rule 1: '**' needs 1 × publish",
        "",
        "publish: 1 needed",
        "  carol  'JSON/**'                the whole    2026-06-01 to 2027-06-01",
        "  dave   '*/versions/*/requires'  these paths  2026-06-01 to 2027-06-01",
        "",
      ].join("\n"),
    );
  });

  test("every rule that applies, every role that it needs", async () => {
    const { dir } = await plainRegistry();
    const { out } = await ask(dir, "Core", "--json");
    expect(JSON.parse(out)).toMatchObject({
      subject: { kind: "package", name: "Core" },
      rules: [{ number: 1 }, { number: 2, patterns: ["Core/**"] }],
      roles: [
        {
          role: "publish",
          needed: 1,
          holders: [
            { user: "carol", pattern: "Core/**", extent: "whole", status: "valid" },
            { user: "dave", extent: "path" },
          ],
        },
        { role: "review", needed: 1, holders: [{ user: "erin", pattern: "**" }] },
      ],
    });
  });

  test("nobody, said clearly, with what mends it", async () => {
    const { dir } = await plainRegistry();
    const { code, out } = await ask(dir, ".github/workflows/ci.yml");
    expect(code).toBe(0);
    expect(out).toContain("nobody can publish .github/workflows/ci.yml today");
    expect(out).toContain("mend: bailiwick cert request USER --grant 'publish .github'");
  });

  test("a user counts in one role alone", async () => {
    const { registry, dir } = await plainRegistry();
    await registry.certify("carol", ["publish Core/**", "review Core/**"], { serial: 2 });
    registry.files.delete(".bailiwick/certs/erin.yaml");
    commitFiles(dir, registry.files);
    const { out } = await ask(dir, "Core");
    expect(out).toContain(
      "too few: a user counts in one role alone; publish and review need 2 users, and there are carol",
    );
  });

  test("a file that there is not yet; a wildcard opens no common file", async () => {
    const { dir } = await plainRegistry();
    expect((await ask(dir, "JSON/versions/9/requires")).out).toContain("dave");
    expect((await ask(dir, ".github", "--role", "review")).out).toContain("nobody can review .github today");
  });

  test("certificates that are over, or not yet begun, are named and do not help", async () => {
    const { registry, dir } = await plainRegistry();
    await registry.certify("old", ["publish Solo/**"], { until: "2026-07-01" });
    await registry.certify("young", ["publish Solo/**"], { from: "2027-01-01" });
    await registry.certify("lost", ["publish Solo/**"]);
    await registry.revoke("lost");
    commitFiles(dir, registry.files);
    const { out } = await ask(dir, "Solo");
    expect(out).toMatch(/old .* expired\n/);
    expect(out).toMatch(/young .* early\n/);
    expect(out).toMatch(/lost .* no-key\n/);
    expect(out).toContain("nobody can publish Solo today");
  });

  test("`unsigned` is said", async () => {
    const { dir } = await plainRegistry();
    expect((await ask(dir, "LegacyB/url")).out).toContain("the root's `unsigned` opens it ('Legacy*/**')");
  });

  test("no rule: nobody may, whatever they hold", async () => {
    const registry = await TestRegistry.found({ rules: [{ paths: ["A/**"], publish: 1 }] });
    const dir = newRepository();
    commitFiles(dir, registry.files);
    const { code, out, err } = await ask(dir, "B/url");
    expect(code).toBe(0);
    expect(out).toContain("nobody: no rule of the root matches it");
    expect(err).toContain("note: no pin");
  });

  test.each([
    ["an unknown role", ["JSON", "--role", "own"], 2],
    ["a bad day", ["JSON", "--now", "x"], 2],
    ["a document", [".bailiwick/certs/carol.yaml"], 2],
    ["everything", ["."], 2],
    ["another pin", ["JSON", "--root", "0".repeat(64)], 1],
  ])("%s", async (_, args, code) => {
    const { dir } = await plainRegistry();
    expect((await ask(dir, ...args)).code).toBe(code);
  });
});
