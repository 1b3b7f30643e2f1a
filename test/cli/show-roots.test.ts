import { describe, expect, test } from "vitest";
import { fingerprint } from "../../src/crypto/ssh-key.ts";
import { formatRoot } from "../../src/format/root.ts";
import { plainRegistry } from "./plain-registry.ts";
import { keyNamed, TestRegistry } from "./registry.ts";
import { commitFiles, newRepository } from "./repository.ts";
import { run } from "./run.ts";

describe("root show", () => {
  test("every root: its hash is the pin, its keys, who signed", async () => {
    const { registry, dir } = await plainRegistry();
    const { code, out } = await run(dir, ["root", "show"]);
    expect(code).toBe(0);
    expect(out).toContain(`root 1     .bailiwick/root/1.yaml  (pinned)\n           sha256:${registry.pin}\n`);
    expect(out).toContain(`signed by ann ${fingerprint(keyNamed("ann"))}  bailiwick-root-v1\n`);
    expect(out).toContain("           2: 'Core/**' needs 1 × review\n");
  });

  test("thresholds above one name how many of which keys", async () => {
    const registry = await TestRegistry.found({
      keys: new Map(["ann", "ben", "cas"].map((name) => [name, keyNamed(name)])),
      root: { threshold: 2, keys: ["ann", "ben", "cas"] },
    });
    const dir = newRepository();
    commitFiles(dir, registry.files);
    const { out, err } = await run(dir, ["root", "show"]);
    expect(out).toContain("root keys  2 of these 3\n           ann SHA256:");
    expect(out).toContain(`git config bailiwick.root sha256:${registry.pin}`);
    expect(err).toContain("note: no pin");
  });

  test("a chain that does not stand is shown all the same, with what it lacks; exit code 1", async () => {
    const { registry, dir } = await plainRegistry();
    registry.files.delete(".bailiwick/root/1.ann.sig");
    commitFiles(dir, registry.files);
    const { code, out } = await run(dir, ["root", "show"]);
    expect(code).toBe(1);
    expect(out).toContain("signed by nobody");
    expect(out).toContain("root-unsigned");
    expect(JSON.parse((await run(dir, ["root", "show", "--json"])).out)).toMatchObject({
      roots: [{ version: 1, signatures: [] }],
      refusals: [{ code: "root-unsigned" }, { code: "root-unsigned" }],
    });
  });

  test("a root that does not stand moves nothing: the one before it stays the newest", async () => {
    const { registry, dir } = await plainRegistry();
    const bytes = formatRoot({
      registry: `test ${registry.pin.slice(0, 32)}`,
      version: 2,
      expires: "2028-11-21",
      keys: new Map([["eve", keyNamed("eve")]]),
      root: { threshold: 1, keys: ["eve"] },
      issuers: { threshold: 1, keys: ["eve"] },
      layout: ["*/"],
      rules: [{ paths: ["**"], publish: 1 }],
      limits: { certificateDays: 400, fileBytes: 1_000_000, staleDays: 30 },
    });
    await registry.addDocument({ kind: "root", version: 2 }, bytes, ["eve"], "root");
    commitFiles(dir, registry.files);
    const { code, out } = await run(dir, ["root", "show"]);
    expect(code).toBe(1);
    expect(out).toContain("root 2     .bailiwick/root/2.yaml  (does not stand)\n");
    expect(out).toContain("root-unsigned  root 2 lacks signatures of the root before: ann");
    const { newest } = JSON.parse((await run(dir, ["show", "--json"])).out);
    expect(newest).toMatchObject({ version: 1, isPinned: true });
    expect(await run(dir, ["why", "JSON"])).toMatchObject({
      code: 0,
      out: expect.not.stringContaining("root 2"),
    });
    const why = await run(dir, ["why", ".bailiwick/root/2.yaml"]);
    expect(why).toMatchObject({ code: 1, out: expect.stringContaining("missing  root-unsigned") });
    expect((await run(dir, ["why", ".bailiwick/root/1.yaml"])).code).toBe(0);
    expect((await run(dir, ["why", ".bailiwick/root/3.yaml"])).out).toContain(": absent\n");
  });

  test("another pin: exit code 1; no registry: 3", async () => {
    const { dir } = await plainRegistry({ isPinned: false });
    expect((await run(dir, ["root", "show", "--root", "0".repeat(64)])).code).toBe(1);
    commitFiles(dir, new Map([["a", { mode: "100644", bytes: Buffer.from("a") }]]), "plain");
    expect((await run(dir, ["root", "show", "--ref", "plain"])).code).toBe(3);
    expect((await run(dir, ["root", "show", "--ref", "plain", "--root", "0".repeat(64)])).code).toBe(1);
  });
});
