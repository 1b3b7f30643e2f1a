import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { keyNamed, TestRegistry } from "./registry.ts";
import { commitFiles, git, newRepository } from "./repository.ts";
import { run } from "./run.ts";
import { copyOf, registryWorkshop, type Workshop } from "./workshop.ts";

let shop: Workshop;
beforeAll(async () => {
  shop = await registryWorkshop();
  shop.git("config", "bailiwick.key", shop.key("ann"));
  shop.write({ "JSON/url": "https://example.org/json2\n" });
  await shop.must(["sign", "--key", shop.key("carol")]);
  shop.commit();
});

const propose = (at: Workshop, ...args: string[]) => at.bw(["root", "propose", ...args]);

test.concurrent("tightened: who would be refused, and the endorsement that keeps it", async () => {
  const at = copyOf(shop);
  const { code, out } = await propose(at, "--rule", "JSON/** review=1", "--rule", "Core/** review=2");
  expect(out).toContain("'JSON/**' now needs 1 × review\n");
  expect(out).toContain("'Core/**' now needs 2 × review (was 1 × review)\n");
  expect(out).toContain("1 package would no longer be authorised: JSON\n");
  expect(out).toContain("wrote .bailiwick/root/2.yaml");
  expect(code).toBe(0);
  const endorse = /^ {2}bailiwick (endorse .*)$/m.exec(out)?.[1]?.split(" ") ?? [];
  expect(endorse).toEqual(["endorse", "root-2", "JSON"]);

  await at.must([...endorse, "--yes"]);
  const signed = await at.must(["root", "sign"]);
  expect(signed).toContain("signed root 2 as ann");
  expect(signed).not.toContain("Others must sign too");
  at.commit();
  const checked = await at.bw(["check", "HEAD~1"]);
  expect(checked).toMatchObject({ code: 0, out: expect.not.stringContaining("rights-") });
  expect((await at.bw(["verify"])).code).toBe(0);
});

test.concurrent("a rehearsal writes nothing; called again, it goes on from what stands", async () => {
  const at = copyOf(shop);
  const before = at.files();
  const rehearsed = JSON.parse((await propose(at, "--note", "a", "--dry-run", "--json")).out);
  expect(rehearsed).toMatchObject({ verdict: "proposed", version: 2, written: [], root: { note: "a" } });
  expect(at.files()).toEqual(before);

  await at.must(["root", "propose", "--note", "a", "--expires", "2099-01-01"]);
  await at.must(["root", "sign"]);
  const again = JSON.parse((await propose(at, "--file-bytes", "7", "--json")).out);
  expect(again).toMatchObject({
    root: { note: "a", limits: { fileBytes: 7 }, expires: "2099-01-01" },
    voided: ["ann"],
    written: [".bailiwick/root/2.ann.sig", ".bailiwick/root/2.yaml"],
  });
  expect(Object.keys(at.files())).not.toContain(".bailiwick/root/2.ann.sig");
  const same = await propose(at);
  expect(same).toMatchObject({ code: 0, out: expect.stringContaining("says so already") });
  const fresh = JSON.parse((await propose(at, "--fresh", "--stale-days", "9", "--json")).out);
  expect(fresh.root).toMatchObject({ limits: { fileBytes: 10_000_000, staleDays: 9 } });
  expect(fresh.root).not.toHaveProperty("note");
});

test.concurrent("new issuers: what counts no more until they sign it", async () => {
  const at = copyOf(shop);
  const bob = `bob=${at.key("bob")}.pub`;
  const { out } = await propose(at, "--add-key", bob, "--issuer", "bob", "--drop-issuer", "ann");
  expect(out).toContain("bob becomes an issuer\n  ann is no issuer any more");
  expect(out).toContain("4 certificates: carol, dave, erin, gus");
  expect(out).toContain("mend: bailiwick cert reissue --all");
  expect(out).toMatch(/mend: bailiwick endorse \d{4}-\d\d-\d\d-adoption\n/);
  expect(out).not.toContain("would no longer be authorised");
  expect(out).toContain("lacks signatures of keys new in it: bob");
});

test.concurrent("what makes no root is wrong usage, what check would refuse is refused; nothing is written", async () => {
  const at = copyOf(shop);
  const before = at.files();
  for (const [args, words] of [
    [["--remove-key", "zoe"], "there is no key zoe; there are ann"],
    [["--add-key", "bob"], "is no named key"],
    [["--expires", "2099-01-01", "--days", "3"], "not both"],
  ] as const) {
    const { code, err } = await propose(at, ...args);
    expect({ args, code, err }).toEqual({ args, code: 2, err: expect.stringContaining(words) });
    expect(err.trim().split("\n").length).toBeLessThan(3);
  }
  const expired = await propose(at, "--expires", "2020-01-01");
  expect(expired).toMatchObject({ code: 1, out: expect.stringContaining("root-expired") });
  expect(at.files()).toEqual(before);
});

test.concurrent("as text, in the editor that git would open; a mistake is named and the text kept", async () => {
  const at = copyOf(shop);
  const edit = (script: string) => at.bw(["root", "propose", "--edit"], { GIT_EDITOR: `sed -i '${script}'` });
  const wrong = await edit("s/publish: 1/publish: two/");
  expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining("this is no root: rules.0.publish:") });
  expect(Object.keys(at.files())).not.toContain(".bailiwick/root/2.yaml");
  const kept = join(at.dir, ".git", "BAILIWICK_ROOT_2.yaml");
  expect(readFileSync(kept, "utf8")).toContain("publish: two");
  expect(await at.bw(["root", "propose", "--edit"], { EDITOR: "false" })).toMatchObject({ code: 2 });
  const right = await edit("s/publish: two/publish: 2 # two of them/; s/version: 2/version: 9/");
  expect(right).toMatchObject({ code: 0, out: expect.stringContaining("'**' now needs 2 × publish") });
  expect(at.files()[".bailiwick/root/2.yaml"]).toContain("version: 2\n");
  expect(existsSync(kept)).toBe(false);
});

/** Has the command killed at the n-th renaming of anything: the first decides what is written, the next write it. */
function killedAtRename(n: number): Record<string, string> {
  const script = `import fs from "node:fs"; import { syncBuiltinESMExports } from "node:module";
    const rename = fs.renameSync; let left = ${n};
    fs.renameSync = (...words) => (--left === 0 ? process.kill(process.pid, "SIGKILL") : rename(...words));
    syncBuiltinESMExports();`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}` };
}

test.concurrent("killed while it writes, the registry is as before or as after", async () => {
  const at = copyOf(shop);
  const args = ["root", "propose", "--note", "a"];
  await at.must([...args, "--expires", "2099-01-01"]); // what is accepted is remembered now, in a file too
  await at.must(["root", "sign"]);
  const before = at.files();
  const again = ["root", "propose", "--note", "b"];
  expect(await at.bw(again, killedAtRename(1))).toMatchObject({ code: null });
  expect(at.files()).toEqual(before);
  expect(await at.bw(again, killedAtRename(2))).toMatchObject({ code: null });
  const status = await at.must(["what-if", "root"]);
  expect(status).toContain("its note: b");
  const after = at.files();
  expect(after[".bailiwick/root/2.yaml"]).toContain('note: "b"');
  expect(Object.keys(after)).toEqual(
    Object.keys(before).filter((path) => path !== ".bailiwick/root/2.ann.sig"),
  );
});

describe("lock-out", () => {
  const keys = new Map(["ann", "bob", "eve"].map((name) => [name, keyNamed(name)]));
  const both = { threshold: 2, keys: ["ann", "bob"] };

  /** A registry that needs ann and bob, whose key was revoked. */
  async function halved(): Promise<string> {
    const dir = newRepository();
    const registry = await TestRegistry.found({ keys, root: both, issuers: both });
    await registry.certify("bob", ["publish **"], { by: ["ann", "bob"] });
    await registry.revoke("bob");
    commitFiles(dir, registry.files);
    git(dir, "reset", "-q", "--hard");
    return dir;
  }

  test("a root that nobody could follow, or under which nobody could issue, is not made", async () => {
    const dir = await halved();
    const { code, out } = await run(dir, ["root", "propose", "--days", "9"]);
    expect(out).toContain("refused root 2 needs 2 root keys, and ann alone is left: bob was revoked");
    expect(out).toContain("refused root 2 needs 2 issuers, and ann alone is left");
    expect(code).toBe(1);
    expect(git(dir, "status", "--porcelain")).toBe("");
  });

  test("with a key in its place it is; that the revoked one must sign once more is told", async () => {
    const dir = await halved();
    const args = ["--remove-key", "bob", "--add-key", `eve=${keyNamed("eve")}`, "--issuer", "eve"];
    const { code, err, out } = await run(dir, ["root", "propose", ...args]);
    expect({ code, out }).toMatchObject({ code: 0 });
    expect(err).toContain("only if a holder of bob signs once more can this be signed at all");
  });
});

test("an expired root is followed; where there is no registry there is nothing to follow", async () => {
  const dir = newRepository();
  const registry = await TestRegistry.found({ expires: "2020-01-01" });
  commitFiles(dir, registry.files);
  git(dir, "reset", "-q", "--hard");
  const { code, out } = await run(dir, ["root", "propose", "--json"]);
  expect({ code, ...JSON.parse(out) }).toMatchObject({
    code: 0,
    refusals: [],
    differences: [{ what: "expires", from: "2020-01-01" }],
  });
  const empty = newRepository();
  for (const command of [["propose"], ["status"], ["sign", "--add", "x"]])
    expect(await run(empty, ["root", ...command])).toMatchObject({
      code: command.length > 1 ? 2 : 3,
      out: "",
    });
});
