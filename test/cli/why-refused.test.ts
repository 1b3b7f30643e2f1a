import { describe, expect, test } from "vitest";
import { type Planted, plainRegistry } from "./plain-registry.ts";
import { commitFiles } from "./repository.ts";
import { run } from "./run.ts";

/** What `why` answers after a change was pushed past everybody. */
async function whyAfter(path: string, change: (planted: Planted) => Promise<void> | void, ...more: string[]) {
  const planted = await plainRegistry();
  await change(planted);
  commitFiles(planted.dir, planted.registry.files);
  return { planted, ran: await run(planted.dir, ["why", path, ...more]) };
}

describe("why: the missing link", () => {
  const cases: [string, string, string, (planted: Planted) => Promise<void> | void][] = [
    ["a changed file", "JSON/url", "file-changed", ({ registry }) => registry.write("JSON/url", "evil")],
    ["a stray file", "JSON/evil", "file-stray", ({ registry }) => registry.write("JSON/evil", "evil")],
    [
      "a good file beside a stray one",
      "JSON/url",
      "file-stray",
      ({ registry }) => registry.write("JSON/evil", "x"),
    ],
    ["a missing file", "JSON/url", "file-missing", ({ registry }) => void registry.files.delete("JSON/url")],
    [
      "a mode",
      "JSON/url",
      "file-mode",
      ({ registry }) => registry.write("JSON/url", "https://example.org/json\n", "100755"),
    ],
    [
      "a symlink",
      "JSON/link",
      "file-not-regular",
      ({ registry }) => registry.write("JSON/link", "url", "120000"),
    ],
    [
      "a package without a statement",
      "New/url",
      "subject-unstated",
      ({ registry }) => registry.write("New/url", "x"),
    ],
    [
      "a signer without the right",
      "New/url",
      "rights-missing",
      async ({ registry }) => {
        registry.write("New/url", "x");
        await registry.sign("New", ["carol"]);
      },
    ],
    ["a revoked signer", "JSON/url", "signer-revoked", ({ registry }) => registry.revoke("carol")],
    [
      "a signer whose certificate the issuers did not sign",
      "New/url",
      "certificate-unauthorised",
      async ({ registry }) => {
        registry.write("New/url", "x");
        await registry.certify("zoe", ["publish New/**"], { by: [] });
        await registry.sign("New", ["zoe"]);
      },
    ],
    [
      "a certificate that the issuers did not sign",
      ".bailiwick/certs/zoe.yaml",
      "certificate-unauthorised",
      ({ registry }) => registry.certify("zoe", ["publish New/**"], { by: [] }),
    ],
    [
      "a photograph that nobody endorsed",
      "New/url",
      "photograph-not-endorsed",
      async ({ registry }) => {
        registry.write("New/url", "x");
        await registry.sign("New", [], { covers: "photograph" });
      },
    ],
    [
      "what nothing belongs to",
      ".bailiwick/certs/x.txt",
      "file-unexpected",
      ({ registry }) => registry.write(".bailiwick/certs/x.txt", "x"),
    ],
    [
      "other attributes",
      ".bailiwick/.gitattributes",
      "attributes-altered",
      ({ registry }) => registry.write(".bailiwick/.gitattributes", "* text"),
    ],
    [
      "a list that nobody signed",
      ".bailiwick/lists/adoption.sums",
      "list-unsigned",
      ({ registry }) => void registry.files.delete(".bailiwick/lists/adoption.ann.sig"),
    ],
  ];
  test.each(cases)("%s", async (_, path, code, change) => {
    const { planted, ran } = await whyAfter(path, change);
    expect(ran.code).toBe(1);
    expect(ran.out).toContain(`missing  ${code}: `);
    expect(ran.out).toMatch(/^mend {5}\S/m);
    const { out } = await run(planted.dir, ["why", path, "--json"]);
    expect(JSON.parse(out)).toMatchObject({ verdict: "refused", missing: { code } });
  });

  test("a file whose hash differs shows both hashes", async () => {
    const { ran } = await whyAfter("JSON/url", ({ registry }) => registry.write("JSON/url", "evil"));
    expect(ran.out).toMatch(
      /file +JSON\/url\n +sha256:[0-9a-f]{64} {2}100644\n +stated: sha256:[0-9a-f]{64}\n/,
    );
  });

  test("a revoked signature is shown as what it is", async () => {
    const { ran } = await whyAfter("JSON/url", ({ registry }) => registry.revoke("carol"));
    expect(ran.out).toMatch(/key SHA256:\S+, revoked/);
    expect(ran.out).toContain("(revoked: does not count)");
    expect(ran.out).toContain("needs 1 × publish (rule 1: '**'): nobody");
  });

  test("another pin", async () => {
    const { ran } = await whyAfter("JSON/url", () => {}, "--root", "0".repeat(64));
    expect(ran.code).toBe(1);
    expect(ran.out).toContain("missing  pin-mismatch: ");
  });

  test("what a remembered commit held is not forgotten", async () => {
    const planted = await plainRegistry();
    const before = new Map(planted.registry.files);
    planted.registry.write("JSON/url", "https://example.org/newer\n");
    await planted.registry.sign("JSON", ["carol"]);
    const newer = commitFiles(planted.dir, planted.registry.files);
    commitFiles(planted.dir, before);
    expect((await run(planted.dir, ["why", "JSON/url"])).code).toBe(0);
    const { code, out } = await run(planted.dir, ["why", "JSON/url", "--accepted", newer]);
    expect({ code, out }).toMatchObject({ code: 1, out: expect.stringContaining("missing  rolled-back") });
  });

  test.each([
    ["of a stated package", "JSON/nope", "now or by a statement of JSON"],
    ["of no package", "Nope/x", "now or by a statement of Nope"],
    ["of a user without a certificate", ".bailiwick/certs/nobody.yaml", "there is no such path"],
    ["below .bailiwick", ".bailiwick/nope", "there is no such path"],
    ["a statement that was never made", ".bailiwick/statements/JSON/7.sums", "there is no such path"],
  ])("a path that is not there, %s: absent", async (_, path, words) => {
    const { ran } = await whyAfter(path, () => {});
    expect(ran.code).toBe(1);
    expect(ran.out).toContain(": absent\n");
    expect(ran.out).toContain(words);
  });

  test("a file that a complete statement does not list is vouched for as absent", async () => {
    const { ran } = await whyAfter("JSON/nope", () => {});
    expect(ran.out).toContain("does not list it, which vouches for its absence");
  });
});
