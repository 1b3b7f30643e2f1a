import { describe, expect, test } from "vitest";
import { sha256 } from "../../src/crypto/sha256.ts";
import { fingerprint } from "../../src/crypto/ssh-key.ts";
import { plainRegistry } from "./plain-registry.ts";
import { keyNamed } from "./registry.ts";
import { commitFiles, temporary } from "./repository.ts";
import { run } from "./run.ts";

/** The kinds of a proof's links, in order. */
function kindsIn(out: string): string[] {
  const { links }: { links: { kind: string; user?: string }[] } = JSON.parse(out);
  return links.map(({ kind, user }) => (user === undefined ? kind : `${kind} ${user}`));
}

describe("why: what stands", () => {
  test("a file: from the pin to the byte, each link with what checks it by hand", async () => {
    const { registry, dir } = await plainRegistry();
    const { code, out, err } = await run(dir, ["why", "JSON/url"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/^JSON\/url at [0-9a-f]{12}: verified\n/);
    const text = registry.files.get("JSON/url");
    const file = sha256(text !== undefined && "bytes" in text ? text.bytes : "");
    for (const line of [
      /root 1 +\.bailiwick\/root\/1\.yaml {2}\(pinned\)/,
      `sha256:${registry.pin}`,
      `signed by ann ${fingerprint(keyNamed("ann"))}  bailiwick-root-v1`,
      /certificate +\.bailiwick\/certs\/carol\.yaml/,
      "carol, serial 1, 2026-06-01 to 2027-06-01",
      "grants publish on 'JSON/**'",
      `signed by carol ${fingerprint(keyNamed("carol"))}  bailiwick-publish-v1`,
      "complete, number 1, 2 files",
      `lists it as sha256:${file}`,
      "needs 1 × publish (rule 1: '**'): carol",
      `sha256:${file}  100644`,
    ])
      expect(out).toMatch(
        line instanceof RegExp ? line : new RegExp(line.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")),
      );
  });

  test("an amendment shows both statements that speak of the file, and both signers", async () => {
    const { registry, dir } = await plainRegistry();
    registry.write("JSON/versions/0.1.0/requires", "julia 0.6\n");
    await registry.sign("JSON", ["dave"], { covers: "amendment" });
    commitFiles(dir, registry.files);
    const mended = await run(dir, ["why", "JSON/versions/0.1.0/requires", "--json"]);
    expect(kindsIn(mended.out)).toEqual([
      "root",
      "issuers",
      "certificate carol",
      "certificate dave",
      "statement",
      "statement",
      "file",
    ]);
    const untouched = await run(dir, ["why", "JSON/url", "--json"]);
    expect(kindsIn(untouched.out)).toEqual(["root", "issuers", "certificate carol", "statement", "file"]);
  });

  test.each([
    ["JSON", "verified", ["root", "issuers", "certificate carol", "statement", "files"]],
    ["./JSON/", "verified", ["root", "issuers", "certificate carol", "statement", "files"]],
    ["JSON/versions", "verified", ["root", "issuers", "certificate carol", "statement", "files"]],
    [
      "Core/url",
      "verified",
      ["root", "issuers", "certificate carol", "certificate erin", "statement", "file"],
    ],
    ["README.md", "verified", ["root", "issuers", "list", "statement", "file"]],
    ["Legacy/url", "unsigned", ["root", "issuers", "unsigned", "file"]],
    [".bailiwick/certs/carol.yaml", "verified", ["root", "issuers", "certificate carol"]],
    [".bailiwick/certs/carol.ann.sig", "verified", ["root", "issuers", "certificate carol"]],
    [".bailiwick/root/1.yaml", "verified", ["root"]],
    [".bailiwick/lists/adoption.sums", "verified", ["root", "issuers", "list"]],
    [
      ".bailiwick/statements/JSON/1.sums",
      "verified",
      ["root", "issuers", "certificate carol", "statement", "files"],
    ],
  ])("%s: %s", async (path, verdict, kinds) => {
    const { dir } = await plainRegistry();
    const { code, out } = await run(dir, ["why", path, "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ path, verdict, refusals: [] });
    expect(kindsIn(out)).toEqual(kinds);
    expect((await run(dir, ["why", path])).out).toContain(`: ${verdict}\n`);
  });

  test("what nobody vouches for is 4 with --strict, and is compared with its photograph", async () => {
    const { registry, dir } = await plainRegistry();
    expect((await run(dir, ["why", "Legacy", "--strict"])).code).toBe(4);
    await registry.sign("Legacy", [], { covers: "photograph" });
    commitFiles(dir, registry.files);
    expect((await run(dir, ["why", "Legacy"])).out).toContain("it is like its photograph");
    registry.write("Legacy/url", "changed\n");
    commitFiles(dir, registry.files);
    expect((await run(dir, ["why", "Legacy"])).out).toContain("it is not like its photograph");
  });

  test("a revocation by its own key", async () => {
    const { registry, dir } = await plainRegistry();
    await registry.revoke("mallory");
    commitFiles(dir, registry.files);
    const path = [...registry.files.keys()].find((each) => each.startsWith(".bailiwick/revoked/")) ?? "";
    const { code, out } = await run(dir, ["why", path]);
    expect(code).toBe(0);
    expect(out).toContain(`of the key mallory ${fingerprint(keyNamed("mallory"))}, by that key itself`);
  });

  test("without a pin it believes the registry's own root, and says so", async () => {
    const { dir } = await plainRegistry({ isPinned: false });
    const { code, out, err } = await run(dir, ["why", "JSON"]);
    expect(code).toBe(0);
    expect(err).toContain("note: no pin");
    expect(out).not.toContain("(pinned)");
  });
});

describe("why: what is no question", () => {
  test("a path that holds several packages: names one", async () => {
    const { dir } = await plainRegistry();
    expect(await run(dir, ["why", "."])).toMatchObject({
      code: 2,
      err: expect.stringContaining("ask for one"),
    });
  });

  test("no registry and no pin", async () => {
    const { dir } = await plainRegistry({ isPinned: false });
    const plain = commitFiles(dir, new Map([["a", { mode: "100644", bytes: Buffer.from("a") }]]), "plain");
    const { code, err } = await run(dir, ["why", "a", "--ref", plain]);
    expect({ code, err }).toMatchObject({ code: 3, err: expect.stringContaining("there is no registry at") });
  });

  test.each([
    ["no path", [], 2],
    ["an unknown option", ["JSON", "--frobnicate"], 2],
    ["a commit that is not there", ["JSON", "--ref", "nowhere"], 3],
    ["a tree", ["JSON", "--ref", "HEAD^{tree}"], 3],
  ])("%s", async (_, args, expected) => {
    const { dir } = await plainRegistry();
    expect(await run(dir, ["why", ...args])).toMatchObject({ code: expected, out: "" });
  });

  test("no repository", async () => {
    expect((await run(temporary(), ["why", "JSON"])).code).toBe(3);
  });
});
