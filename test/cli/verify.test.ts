import { mkdirSync, rmSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { plainRegistry } from "./plain-registry.ts";
import { TestRegistry } from "./registry.ts";
import { commitFiles, git, newRepository, temporary } from "./repository.ts";
import { run } from "./run.ts";

describe("verify", () => {
  test("all stands", async () => {
    const { dir } = await plainRegistry();
    const { code, out, err } = await run(dir, ["verify"]);
    expect(code).toBe(0);
    expect(out).toMatch(/^verified [0-9a-f]{12}: 3 verified, 1 unsigned, 0 refused, of 4\n/);
    expect(out).toContain("freshness unknown");
    expect(err).toContain("warning: unsigned: nobody vouches for 1 subject");
  });

  test("one byte is not what was signed", async () => {
    const { registry, dir } = await plainRegistry();
    registry.write("JSON/url", "https://example.org/jsom\n");
    commitFiles(dir, registry.files);
    const { code, out } = await run(dir, ["verify"]);
    expect(code).toBe(1);
    expect(out).toContain("refused JSON\n  file-changed  JSON/url is not what its statement says\n");
    expect(out).toMatch(/^refused [0-9a-f]{12}: 2 verified, 1 unsigned, 1 refused, of 4$/m);
  });

  test("--json holds the keys that the contract names", async () => {
    const { dir, registry } = await plainRegistry();
    const { code, out } = await run(dir, ["verify", "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      verdict: "accepted",
      refusals: [],
      grants: [
        { subject: "Core", users: ["carol", "erin"] },
        { subject: "JSON", users: ["carol"] },
        { subject: "Legacy", users: [] },
        { subject: "README.md", users: [] },
      ],
      counts: { verified: 3, unsigned: 1, refused: 0, total: 4 },
      registry: `test ${registry.pin.slice(0, 32)}`,
    });
  });

  test("--strict makes a warning an exit code", async () => {
    const { registry, dir } = await plainRegistry();
    expect((await run(dir, ["verify", "--strict"])).code).toBe(4);
    registry.files.delete("Legacy/url");
    commitFiles(dir, registry.files);
    expect((await run(dir, ["verify", "--strict", "--seen-at", "2026-11-21"])).code).toBe(0);
    expect((await run(dir, ["verify", "--strict", "--seen-at", "2028-01-01"])).code).toBe(4);
  });

  test("upon a remembered commit nothing may be taken back", async () => {
    const { registry, dir } = await plainRegistry();
    const before = new Map(registry.files);
    registry.write("JSON/url", "https://example.org/newer\n");
    await registry.sign("JSON", ["carol"]);
    const newer = commitFiles(dir, registry.files);
    commitFiles(dir, before);
    expect((await run(dir, ["verify"])).code).toBe(0);
    const { code, out } = await run(dir, ["verify", "--accepted", newer]);
    expect(code).toBe(1);
    expect(out).toContain("rolled-back");
  });

  test("works in a bare repository, on a tag, from a folder below", async () => {
    const { dir } = await plainRegistry({ isBare: true });
    git(dir, "tag", "v1", "main");
    expect((await run(`${dir}/refs`, ["verify", "v1"])).code).toBe(0);
  });

  test("long lists are cut, unless --verbose", async () => {
    const registry = await TestRegistry.found();
    const names = Array.from({ length: 30 }, (_, i) => `P${i + 10}`);
    for (const name of names) for (const file of names.slice(0, 12)) registry.write(`${name}/${file}`, file);
    await registry.certify("carol", ["publish **"]);
    for (const name of names) await registry.sign(name, ["carol"]);
    for (const path of [...registry.files.keys()]) if (/^P/.test(path)) registry.write(path, "evil");
    const dir = newRepository();
    commitFiles(dir, registry.files);
    const args = ["verify", "--root", registry.pin];
    const { code, out } = await run(dir, args);
    expect(code).toBe(1);
    expect(out.match(/^refused P/gm)).toHaveLength(20);
    expect(out.match(/file-changed/g)).toHaveLength(20 * 8);
    expect(out).toContain("  and 4 more (--verbose)\n");
    expect(out).toContain("and 10 more refused: P30, P31, P32, ... (--verbose)\n");
    const all = await run(dir, [...args, "--verbose"]);
    expect(all.out.match(/file-changed/g)).toHaveLength(30 * 12);
    expect(all.out).not.toContain("--verbose");
  });
});

describe("verify: what is no judgement", () => {
  test("no pin: could not judge", async () => {
    const { dir } = await plainRegistry({ isPinned: false });
    const { code, out, err } = await run(dir, ["verify"]);
    expect({ code, out }).toEqual({ code: 3, out: "" });
    expect(err).toContain("try: bailiwick verify --root sha256:...");
  });

  test("another pin: refused", async () => {
    const { dir } = await plainRegistry();
    const { code, out } = await run(dir, ["verify", "--root", "f".repeat(64)]);
    expect(code).toBe(1);
    expect(out).toContain("pin-mismatch");
  });

  test("no registry under a pin: refused", async () => {
    const { registry } = await plainRegistry();
    const dir = newRepository();
    commitFiles(dir, new Map([["a", { mode: "100644", bytes: Buffer.from("a") }]]));
    const { code, out } = await run(dir, ["verify", "--root", registry.pin]);
    expect(code).toBe(1);
    expect(out).toContain("registry-missing");
  });

  test.each([
    ["an unknown option", ["--frobnicate"], 2],
    ["a day that is none", ["--seen-at", "2026-02-30"], 2],
    ["a commit that is not there", ["nowhere"], 3],
    ["a tree", ["HEAD^{tree}"], 3],
    ["a remembered commit that is not there", ["--accepted", "nowhere"], 3],
  ])("%s", async (_, args, expected) => {
    const { dir } = await plainRegistry();
    expect(await run(dir, ["verify", ...args])).toMatchObject({ code: expected, out: "" });
  });

  test("no repository", async () => {
    expect(await run(temporary(), ["verify"])).toMatchObject({ code: 3, out: "" });
  });

  test("objects that are gone: could not judge", async () => {
    const { dir } = await plainRegistry();
    const id = git(dir, "rev-parse", "main");
    rmSync(`${dir}/.git/objects`, { recursive: true });
    mkdirSync(`${dir}/.git/objects`);
    expect(await run(dir, ["verify", id])).toMatchObject({ code: 3, out: "" });
  });
});
