import { rmSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { copyOf, registryWorkshop, type Workshop } from "./workshop.ts";

let made: Workshop;
beforeAll(async () => {
  made = await registryWorkshop();
});

const carol = (shop: Workshop) => ["--key", shop.key("carol")];
const statements = (shop: Workshop, name: string) =>
  Object.keys(shop.files())
    .filter((path) => path.startsWith(`.bailiwick/statements/${name}/`))
    .map((path) => path.slice(`.bailiwick/statements/${name}/`.length))
    .sort();

test.concurrent("what changed is signed, and check takes it", async () => {
  const shop = copyOf(made);
  shop.write({ "JSON/url": "https://example.org/2\n" });
  const { code, out, err } = await shop.bw(["sign", ...carol(shop)]);
  expect(out).toBe(
    "signed JSON  statement 2 (complete, 2 files)  .bailiwick/statements/JSON/2.sums\n\nnext: git add -A -- .bailiwick JSON && git commit\n",
  );
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(statements(shop, "JSON")).toEqual(["2.carol.sig", "2.sums"]);
  shop.commit();
  expect((await shop.bw(["check", "HEAD~1"])).code).toBe(0);
});

test.concurrent("signed twice on a branch, there is one statement, against the base", async () => {
  const shop = copyOf(made);
  shop.git("checkout", "-q", "-b", "topic");
  for (const url of ["2", "3"]) {
    shop.write({ "JSON/url": `https://example.org/${url}\n` });
    await shop.must(["sign", ...carol(shop)]);
    shop.commit();
  }
  expect(statements(shop, "JSON")).toEqual(["2.carol.sig", "2.sums"]);
  expect((await shop.bw(["check", "main", "topic"])).code).toBe(0);
});

test.concurrent("signed twice without a change, nothing is written", async () => {
  const shop = copyOf(made);
  shop.write({ "JSON/url": "https://example.org/2\n" });
  await shop.must(["sign", ...carol(shop)]);
  const before = shop.files();
  const { code, err, out } = await shop.bw(["sign", ...carol(shop)]);
  expect({ code, err }).toEqual({ code: 0, err: "JSON: stands as it is\n" });
  expect(out).toContain("nothing to sign");
  expect(shop.files()).toEqual(before);
});

test.concurrent("a change that is undone takes its statement with it", async () => {
  const shop = copyOf(made);
  const before = shop.files();
  shop.write({ "JSON/url": "https://example.org/2\n" });
  await shop.must(["sign", ...carol(shop)]);
  shop.write({ "JSON/url": "https://example.org/json\n" });
  await shop.must(["sign", ...carol(shop)]);
  expect(shop.files()).toEqual(before);
});

test.concurrent("a janitor amends the one line that is theirs", async () => {
  const shop = copyOf(made);
  shop.write({ "JSON/versions/0.1.0/requires": "julia 0.5 0.6\n" });
  await shop.must(["sign", "--key", shop.key("dave")]);
  expect(statements(shop, "JSON")).toEqual(["1.sums", "2.dave.sig", "2.sums"]);
  expect(shop.files()[".bailiwick/statements/JSON/2.sums"]).toContain("# covers: amendment\n");
  shop.commit();
  expect((await shop.bw(["check", "HEAD~1"])).code).toBe(0);
  // The owner's next one is complete again, and the amendment goes.
  shop.write({ "JSON/url": "https://example.org/2\n" });
  await shop.must(["sign", ...carol(shop)]);
  expect(statements(shop, "JSON")).toEqual(["3.carol.sig", "3.sums"]);
});

test.concurrent("a retired package leaves a tombstone; one that never was leaves nothing", async () => {
  const shop = copyOf(made);
  const before = shop.files();
  shop.write({ "New/url": "x\n" });
  await shop.must(["sign", "New", "--key", shop.key("gus")]);
  rmSync(join(shop.dir, "New"), { recursive: true });
  await shop.must(["sign", "--key", shop.key("gus")]);
  expect(shop.files()).toEqual(before);
  shop.git("rm", "-r", "-q", "JSON");
  const { out } = await shop.bw(["sign", "JSON", ...carol(shop), "--commit"]);
  expect(out).toContain("statement 2 (retired)");
  expect(shop.files()[".bailiwick/statements/JSON/2.sums"]?.split("\n")).toHaveLength(8);
  expect(shop.git("status", "--porcelain")).toBe("");
  expect((await shop.bw(["check", "HEAD~1"])).code).toBe(0);
});

test.concurrent("by name: what stands is claimed, and what is unsigned too; a path means its package", async () => {
  const shop = copyOf(made);
  shop.write({ "Legacy/url": "https://example.org/2\n" });
  const gus = ["--key", shop.key("gus")];
  expect((await shop.bw(["sign", ...gus])).err).toBe("Legacy: needs no signature; name it to claim it\n");
  await shop.must(["-C", join(shop.dir, "Legacy"), "sign", "url", ...gus]);
  expect(statements(shop, "Legacy")).toEqual(["2.gus.sig", "2.sums"]);
  await shop.must(["sign", "README.md", ...gus]);
  expect(shop.files()).toHaveProperty([".bailiwick/common/README.md/2.gus.sig"]);
  expect((await shop.bw(["sign", "Nowhere", ...gus])).code).toBe(2);
  shop.commit();
  expect((await shop.bw(["check", "HEAD~1"])).code).toBe(0);
});

test.concurrent("--dry-run and --json say all and write nothing", async () => {
  const shop = copyOf(made);
  shop.write({ "JSON/url": "https://example.org/2\n" });
  const before = shop.files();
  const { out } = await shop.bw(["sign", ...carol(shop), "--dry-run", "--json"]);
  expect(JSON.parse(out)).toMatchObject({
    verdict: "signed",
    user: "carol",
    role: "publish",
    statements: [{ subject: "JSON", sequence: 2, covers: "complete", files: 2 }],
    refusals: [],
    pending: [],
    written: [],
  });
  expect(shop.files()).toEqual(before);
});
