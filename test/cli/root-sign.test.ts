import { copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { temporaryDirectory } from "../keys/openssh.ts";
import { run } from "./run.ts";
import { copyOf, emptyWorkshop, type Workshop } from "./workshop.ts";

/** A registry of ann and bob, both needed; a root that takes in eve is proposed and committed. */
let shop: Workshop;
let proposed: Workshop;
beforeAll(async () => {
  shop = emptyWorkshop();
  shop.write({ "JSON/url": "1\n" });
  shop.commit();
  const keys = ["ann", "bob"].flatMap((name) => ["--root-key", `${name}=${shop.key(name)}`]);
  await shop.must(["init", "test", "--layout", "*/", "--threshold", "2", ...keys]);
  shop.commit();
  proposed = copyOf(shop);
  proposed.git("checkout", "-q", "-b", "root-2");
  await proposed.must(["root", "propose", "--add-key", `eve=${shop.key("eve")}.pub`]);
  proposed.commit();
});

const root = (at: Workshop, version: number) => join(at.dir, ".bailiwick", "root", `${version}.yaml`);

test.concurrent("each signs in turn; status says who is missing", async () => {
  const at = copyOf(proposed);
  const sign = (name: string) => at.must(["root", "sign", "--key", at.key(name)]);
  const before = await at.bw(["root", "status"]);
  expect(before.code).toBe(1);
  expect(before.out).toMatch(/the root before +2 needed, 0 signed: 2 missing\n +not yet {2}ann SHA256:/);
  expect(before.out).toMatch(/keys new in it +1 needed, 0 signed: 1 missing\n +not yet {2}eve SHA256:/);
  await sign("eve");
  await sign("ann");
  const status = JSON.parse((await at.bw(["root", "status", "--json"])).out);
  expect(status).toMatchObject({
    version: 2,
    stands: false,
    signers: [
      {
        by: "its own keys",
        needed: 2,
        signed: [{ name: "ann" }, { name: "eve" }],
        missing: [{ name: "bob" }],
      },
      { by: "the root before", needed: 2, signed: [{ name: "ann" }], missing: [{ name: "bob" }] },
      { by: "keys new in it", needed: 1, missing: [] },
    ],
    refusals: [{ code: "root-unsigned", facts: { by: "the root before" } }],
  });
  expect(await sign("bob")).not.toContain("Others must sign too");
  expect((await at.bw(["root", "status"])).code).toBe(0);
  expect((await at.bw(["root", "status", "--ref", "HEAD"])).code).toBe(1);
  const late = await at.bw(["root", "status", "--strict", "--now", status.expires]);
  expect(late).toMatchObject({ code: 4, err: expect.stringContaining("mend: bailiwick root propose") });
  at.commit();
  expect((await at.bw(["check", "main"])).code).toBe(0);
});

test.concurrent("also where it was committed to main itself", async () => {
  const at = copyOf(proposed);
  at.git("checkout", "-q", "-B", "main");
  for (const name of ["ann", "eve", "bob"]) await at.must(["root", "sign", "--key", at.key(name)]);
  at.commit();
  const { out } = await at.bw(["verify"]);
  expect(out).toContain("verified");
});

describe("on a machine without the repository", () => {
  const signIn = (dir: string, at: Workshop, name: string, ...more: string[]) =>
    run(dir, ["root", "sign", "--in", "2.yaml", "--key", at.key(name), ...more], {
      HOME: at.home,
      SSH_AUTH_SOCK: "",
    });

  test("one file in, one file out, shown in words first; and back", async () => {
    const at = copyOf(proposed);
    const dir = temporaryDirectory();
    writeFileSync(join(dir, "2.yaml"), readFileSync(root(at, 2)));
    writeFileSync(join(dir, "1.yaml"), readFileSync(root(at, 1)));
    const unasked = await signIn(dir, at, "bob");
    expect(unasked).toMatchObject({ code: 2, err: expect.stringContaining("--yes") });
    expect(existsSync(join(dir, "2.bob.sig"))).toBe(false);
    const signed = await signIn(dir, at, "bob", "--last", "1.yaml", "--yes");
    expect(signed).toMatchObject({
      code: 0,
      out: expect.stringContaining("signed root 2 as bob: 2.bob.sig"),
    });
    expect(signed.err).toMatch(/^root 2 +2.yaml\n +sha256:[0-9a-f]{64}\n/);
    expect(signed.err).toContain("eve becomes a root key");
    expect((await signIn(dir, at, "eve", "--yes", "--out", "e.sig")).code).toBe(0);
    await at.must(["root", "sign", "--key", at.key("ann")]);

    const files = ["2.bob.sig", "e.sig"].map((name) => join(dir, name));
    const added = await at.must(["root", "sign", "--add", ...files]);
    expect(added).toContain("signed root 2 as bob, eve");
    expect(added).not.toContain("Others must sign too");
    at.commit();
    expect((await at.bw(["check", "main"])).code).toBe(0);
  });

  test("refuses a stranger's key, another root's signature, what is no root", async () => {
    const at = copyOf(proposed);
    const dir = temporaryDirectory();
    writeFileSync(join(dir, "2.yaml"), readFileSync(root(at, 2)));
    const stranger = await signIn(dir, at, "zoe", "--yes");
    expect(stranger).toMatchObject({
      code: 1,
      err: expect.stringContaining("is no key of a root; the roots at hand name ann, bob, eve"),
    });
    expect((await signIn(dir, at, "zoe", "--yes", "--as", "bob")).code).toBe(1);
    expect((await signIn(dir, at, "bob", "--yes", "--last", "2.yaml")).code).toBe(2);
    expect((await signIn(dir, at, "zoe", "--yes", "--as", "zoe")).code).toBe(0);
    const before = at.files();
    for (const file of [
      join(dir, "2.zoe.sig"),
      join(at.dir, ".bailiwick", "root", "1.bob.sig"),
      root(at, 1),
    ]) {
      const { code, err } = await at.bw(["root", "sign", "--add", file]);
      expect({ file, code, err }).toEqual({
        file,
        code: 1,
        err: expect.stringContaining("holds no signature on"),
      });
    }
    expect(at.files()).toEqual(before);
    writeFileSync(join(dir, "2.yaml"), "version: 2\n");
    expect(await signIn(dir, at, "bob", "--yes")).toMatchObject({
      code: 2,
      err: expect.stringContaining("2.yaml is no root document"),
    });
    expect((await at.bw(["root", "sign", "--yes"])).err).toContain("--yes goes with --in");
  });
});

test.concurrent("the ceremony, for a holder whose machine never sees the registry: root and list are carried", async () => {
  const at = emptyWorkshop();
  at.write({ "JSON/url": "1\n" });
  at.commit();
  at.key("bob");
  const keys = ["--root-key", `ann=${at.key("ann")}`, "--root-key", `bob=${at.key("bob")}.pub`];
  // The private key lies beside the public one, but is not asked for: bob is elsewhere.
  renameSync(at.key("bob"), join(at.home, "bob-elsewhere"));
  await at.must(["init", "test", "--layout", "*/", "--threshold", "2", "--issuer-threshold", "2", ...keys]);
  at.commit();
  const dir = temporaryDirectory();
  const [list = ""] = Object.keys(at.files()).filter((path) => path.endsWith("-adoption.sums"));
  copyFileSync(root(at, 1), join(dir, "1.yaml"));
  copyFileSync(join(at.dir, list), join(dir, "list.sums"));
  const key = ["--key", join(at.home, "bob-elsewhere"), "--yes"];
  const sign = (...args: string[]) =>
    run(dir, ["root", "sign", ...args, ...key], { HOME: at.home, SSH_AUTH_SOCK: "" });
  expect((await sign("--in", "1.yaml")).code).toBe(0);
  const endorsed = await sign("--in", "list.sums", "--last", "1.yaml");
  expect(endorsed.err).toContain("bob endorses on list list.sums: 1 statement of JSON\n");
  expect(endorsed).toMatchObject({ code: 0, out: expect.stringContaining("list.bob.sig") });
  expect(await sign("--in", "list.sums")).toMatchObject({
    code: 1,
    err: expect.stringContaining("--last ROOT"),
  });

  const added = ["1.bob.sig", "list.bob.sig"].map((file) => join(dir, file));
  const out = await at.must(["root", "sign", "--add", ...added]);
  expect(out).toMatch(/^signed root 1 as bob\nendorsed .bailiwick\/lists\/.*-adoption.sums\n/);
  at.commit();
  expect((await at.bw(["verify"])).code).toBe(0);
});

test.concurrent("what stands against a root is said to the first who signs it", async () => {
  const at = copyOf(proposed);
  at.write({ "JSON/url": "2\n" });
  const { code, out } = await at.bw(["root", "sign", "--key", at.key("ann")]);
  expect(out).toContain("root-not-alone  a new root comes alone, but JSON changes with it");
  expect(code).toBe(1);
  expect(Object.keys(at.files())).not.toContain(".bailiwick/root/2.ann.sig");
});

test.concurrent("what-if: the proposal that stands, or one that is described; nothing is written", async () => {
  const at = copyOf(proposed);
  const before = at.files();
  const standing = await at.bw(["what-if", "root"]);
  expect(standing).toMatchObject({ code: 0, out: expect.stringContaining("eve becomes a root key") });
  const described = JSON.parse(
    (await at.bw(["what-if", "root", "--rule", "JSON/** review=1", "--json"])).out,
  );
  expect(described).toMatchObject({
    differences: [{ what: "key-added" }, { what: "part-taken" }, { what: "rule" }],
    written: [],
  });
  expect(at.files()).toEqual(before);
  const none = await shop.bw(["what-if", "root"]);
  expect(none).toMatchObject({ code: 1, err: expect.stringContaining("no other is proposed") });
});
