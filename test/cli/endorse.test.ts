import { beforeAll, expect, test } from "vitest";
import { copyOf, emptyWorkshop, registryWorkshop, type Workshop } from "./workshop.ts";

/** Carol signed JSON, and her right to it was dropped since: its statement stands no more. */
let made: Workshop;
beforeAll(async () => {
  made = await registryWorkshop();
  made.write({ "JSON/url": "2\n" });
  await made.must(["sign", "--key", made.key("carol"), "--commit"]);
});

const ann = () => ["--key", made.key("ann"), "--yes"];
const drop = ["cert", "issue", "carol", "--drop", "publish JSON/**", "--yes", "--issuer-key"];
const accepted = async (shop: Workshop) => {
  shop.commit();
  const codes = [await shop.bw(["check", "HEAD~1"]), await shop.bw(["verify"])].map(({ code }) => code);
  expect(codes).toEqual([0, 0]);
};

test.concurrent("what a narrowed right would make refused stands by an endorsement in the same change", async () => {
  const shop = copyOf(made);
  await shop.must([...drop, shop.key("ann")]);
  const { code, out, err } = await shop.bw(["endorse", "keep", "JSON", ...ann()]);
  expect(code).toBe(0);
  expect(err).toMatch(/ann endorses on list keep: 1 statement of JSON\n {2}[0-9a-f]{12} {2}.*JSON\/2.sums/);
  expect(out).toContain("endorsed 1 statement of JSON as ann  .bailiwick/lists/keep.sums");
  await accepted(shop);
});

test.concurrent("--all-unsigned finds what lacks nothing but signatures", async () => {
  const shop = copyOf(made);
  await shop.must([...drop, shop.key("ann")]);
  shop.commit();
  expect((await shop.bw(["verify"])).code).toBe(1);
  const out = await shop.must(["endorse", "keep", "--all-unsigned", ...ann(), "--json"]);
  expect(JSON.parse(out)).toMatchObject({
    verdict: "complete",
    issuer: "ann",
    issuers: { needed: 1, signed: ["ann"] },
    lines: { ".bailiwick/statements/JSON/2.sums": expect.any(String) },
    written: [".bailiwick/lists/keep.ann.sig", ".bailiwick/lists/keep.sums"],
  });
  await accepted(shop);
  const again = await shop.bw(["endorse", "more", "--all-unsigned", ...ann()]);
  expect(again).toMatchObject({ code: 1, err: expect.stringContaining("lacks nothing but signatures") });
});

test.concurrent("before it is merged a list is extended, and signed anew", async () => {
  const shop = copyOf(made);
  await shop.must(["endorse", "keep", "JSON", ...ann()]);
  const one = shop.files()[".bailiwick/lists/keep.ann.sig"];
  await shop.must(["endorse", "keep", "Core", "Foo/", ".bailiwick/certs/dave.yaml", ...ann()]);
  expect(shop.files()[".bailiwick/lists/keep.sums"]?.trim().split("\n")).toHaveLength(6);
  expect(shop.files()[".bailiwick/lists/keep.ann.sig"]).not.toBe(one);
  expect(await shop.must(["endorse", "keep", ...ann()])).toContain("endorsed before:");
  await accepted(shop);
});

test.concurrent("issuers whom the next root brings endorse what shall come with it, signed or not yet", async () => {
  const shop = copyOf(made);
  const bob = ["--add-key", `bob=${shop.key("bob")}`, "--issuer", "bob", "--drop-issuer", "ann"];
  await shop.must(["root", "propose", ...bob, "--rule", "JSON/** review=1"]);
  const past = await shop.bw(["endorse", "keep", "--all-unsigned", ...ann()]);
  expect(past).toMatchObject({
    code: 1,
    err: expect.stringContaining("no issuer's key; the issuers are bob"),
  });
  const out = await shop.must(["endorse", "keep", "--all-unsigned", "--yes", "--key", shop.key("bob")]);
  expect(out).toContain("endorsed 4 statements of Core, Foo, JSON, README.md as bob");
  for (const name of ["ann", "bob"]) await shop.must(["root", "sign", "--key", shop.key(name)]);
  shop.commit();
  expect((await shop.bw(["check", "HEAD~1"])).code).toBe(0);
});

test.concurrent("two issuers: the second signs the list as it is", async () => {
  const shop = emptyWorkshop();
  shop.write({ "JSON/url": "1\n" });
  shop.commit();
  const keys = ["ann", "bob"].flatMap((name) => ["--root-key", `${name}=${shop.key(name)}`]);
  await shop.must(["init", "test", "--layout", "*/", "--issuer-threshold", "2", ...keys]);
  shop.commit();
  await shop.must(["cert", "request", "zoe", "--grant", "publish JSON/**", "--key", shop.key("zoe")]);
  const named = ["endorse", "zoe", ".bailiwick/certs/zoe.yaml", "--yes", "--key"];
  const first = await shop.must([...named, shop.key("ann")]);
  expect(first).toContain("It needs 2 issuers, has ann. Each of the others runs:\n  bailiwick endorse zoe");
  const second = await shop.must(["endorse", "zoe", "--yes", "--key", shop.key("bob")]);
  expect(second).not.toContain("It needs");
  await accepted(shop);
  expect(await shop.must(["cert", "list"])).toContain("zoe  serial 1");
});

test.concurrent("--prune takes down lists of which no line counts, and no other", async () => {
  const shop = copyOf(made);
  await shop.must(["endorse", "keep", "JSON", ...ann()]);
  shop.commit();
  expect((await shop.bw(["endorse", "--prune"])).out).toBe("nothing to prune\n");
  shop.write({ "JSON/url": "3\n" });
  await shop.must(["sign", "--key", shop.key("carol"), "--commit"]);
  const { out, err } = await shop.bw(["endorse", "--prune"]);
  expect(out).toContain("removed list keep: none of its lines counts");
  expect(err).toMatch(/-adoption stays: \d of its \d lines count/);
  await accepted(shop);
});

test.concurrent("a list that is not merged yet loses past lines, and is signed anew", async () => {
  const shop = copyOf(made);
  const ask = (grant: string) =>
    shop.must(["cert", "request", "zoe", "--grant", `publish ${grant}`, "--key", shop.key("carol-2")]);
  await ask("Foo/**");
  await shop.must(["endorse", "keep", "Foo", ".bailiwick/certs/zoe.yaml", ...ann()]);
  await ask("Bar/**");
  const stale = await shop.bw(["endorse", "keep", "Core", ...ann()]);
  expect(stale).toMatchObject({ code: 1, out: expect.stringContaining("endorse NAME --prune") });
  const out = await shop.must(["endorse", "keep", "--prune", ...ann()]);
  expect(out).toContain("endorsed 1 statement of Foo as ann");
});

test.concurrent("refused, and nothing written", async () => {
  const shop = copyOf(made);
  await shop.must(["endorse", "keep", "JSON", ...ann()]);
  shop.commit();
  const before = shop.files();
  const says = async (code: number, args: readonly string[], words: string, key = ann()) => {
    const ran = await shop.bw(["endorse", ...args, ...key]);
    expect({ args, code: ran.code }).toEqual({ args, code });
    expect(ran.err).toContain(words);
  };
  await says(1, ["keep-2", "JSON"], "is no issuer's key; the issuers are ann", ["--key", shop.key("carol")]);
  await says(1, ["keep", "Core"], "1 of its 1 lines count: it cannot change until none does");
  await says(2, ["Keep", "JSON"], "is no name for a list");
  await says(2, ["keep-2"], "there is no list keep-2 here, and nothing is named");
  await says(2, ["keep-2", "JSON/url"], "statements are endorsed, not files");
  await says(2, ["keep-2", "Nothing"], "has no statement");
  await says(2, ["keep-2", ".bailiwick/root/1.yaml"], "is no certificate and no revocation");
  await says(2, ["keep-2", ".bailiwick/certs/nobody.yaml"], "there is no .bailiwick/certs/nobody.yaml");
  await says(2, [], "which list?");
  await says(2, ["keep-2", "JSON"], "nobody can be asked", ["--key", shop.key("ann")]);
  await shop.must(["endorse", "keep-2", "Foo", ...ann(), "--dry-run"]);
  expect(shop.files()).toEqual(before);
});
