import { describe, expect, test } from "vitest";
import { plainRegistry } from "./plain-registry.ts";
import { NOW } from "./registry.ts";
import { commitFiles, temporary } from "./repository.ts";
import { run } from "./run.ts";

describe("show: the registry", () => {
  test("its identity, pin, root, keys, rules and counts", async () => {
    const { registry, dir } = await plainRegistry();
    const { code, out, err } = await run(dir, ["show", "--now", NOW]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    for (const line of [
      `registry   'test ${registry.pin.slice(0, 32)}'`,
      `pin        sha256:${registry.pin} (root 1)`,
      "root       1, expires on 2027-11-21",
      "layout     '*/'",
      "unsigned   'Legacy*/**'",
      "rules      1: '**' needs 1 × publish",
      "           2: 'Core/**' needs 1 × review",
      "documents  4 certificates, 0 revocations, 1 list",
      "subjects   3 packages, 1 common name",
      "           3 of them stated, by 3 statements",
    ])
      expect(out).toContain(`${line}\n`);
  });

  test("--json", async () => {
    const { registry, dir } = await plainRegistry();
    const { out } = await run(dir, ["show", "--json"]);
    expect(JSON.parse(out)).toMatchObject({
      pin: registry.pin,
      identity: `test ${registry.pin.slice(0, 32)}`,
      newest: {
        version: 1,
        isPinned: true,
        document: { keys: { ann: expect.stringContaining("ssh-ed25519 ") } },
      },
      counts: { users: 4, revocations: 0, lists: 1, packages: 3, common: 1, stated: 3, statements: 3 },
      refusals: [],
    });
  });

  test("a root that is over, or soon will be, is told", async () => {
    const { dir } = await plainRegistry();
    expect((await run(dir, ["show", "--now", "2027-11-01"])).out).toContain(
      "expires on 2027-11-21, in 20 days",
    );
    expect((await run(dir, ["show", "--now", "2027-12-01"])).out).toContain("EXPIRED on 2027-11-21");
  });

  test("another pin: refused; no registry: could not judge; no repository: neither", async () => {
    const { dir } = await plainRegistry({ isPinned: false });
    expect(await run(dir, ["show", "--root", "0".repeat(64)])).toMatchObject({
      code: 1,
      out: expect.stringContaining("pin-mismatch"),
    });
    commitFiles(dir, new Map([["a", { mode: "100644", bytes: Buffer.from("a") }]]), "plain");
    expect(await run(dir, ["show", "--ref", "plain"])).toMatchObject({ code: 3, out: "" });
    expect((await run(temporary(), ["show"])).code).toBe(3);
  });
});

describe("show: one subject", () => {
  test("its statements, signers, files and status", async () => {
    const { registry, dir } = await plainRegistry();
    registry.write("JSON/versions/0.1.0/requires", "julia 0.6\n");
    await registry.sign("JSON", ["dave"], { covers: "amendment" });
    commitFiles(dir, registry.files);
    const { code, out } = await run(dir, ["show", "JSON"]);
    expect(code).toBe(0);
    expect(out).toBe(
      [
        "JSON (package): verified",
        "complete 1   2 files, by carol (publish)",
        "             .bailiwick/statements/JSON/1.sums",
        "amendment 2  1 file, by dave (publish)",
        "             .bailiwick/statements/JSON/2.sums",
        "files        2, 2 stated",
        "proof        bailiwick why JSON",
        "",
      ].join("\n"),
    );
  });

  test("a refused one says why, and exits with 1", async () => {
    const { registry, dir } = await plainRegistry();
    registry.write("JSON/evil", "x");
    commitFiles(dir, registry.files);
    const { code, out } = await run(dir, ["show", "JSON"]);
    expect(code).toBe(1);
    expect(out).toContain("JSON (package): refused\n");
    expect(out).toContain("refused JSON\n  file-stray  JSON/evil");
  });

  test("--json", async () => {
    const { dir } = await plainRegistry();
    expect(JSON.parse((await run(dir, ["show", "README.md", "--json"])).out)).toMatchObject({
      subject: { kind: "common", name: "README.md" },
      verdict: "verified",
      statements: [{ covers: "photograph", sequence: 1, isEndorsed: true }],
    });
  });

  test.each([
    ["one that is not there", "Nope", 1],
    ["a document", ".bailiwick/certs/carol.yaml", 2],
    ["everything", ".", 2],
  ])("%s", async (_, name, code) => {
    const { dir } = await plainRegistry();
    expect((await run(dir, ["show", name])).code).toBe(code);
  });
});
