import { beforeAll, expect, test } from "vitest";
import { copyOf, registryWorkshop, type Workshop } from "./workshop.ts";

/** Carol holds JSON and signed it. */
let made: Workshop;
beforeAll(async () => {
  made = await registryWorkshop();
  made.write({ "JSON/url": "2\n" });
  await made.must(["sign", "--key", made.key("carol"), "--commit"]);
});

const issuer = () => ["--issuer-key", made.key("ann"), "--yes"];
const hand = ["cert", "transfer", "JSON", "--from", "carol", "--to"];
const stands = async (shop: Workshop) => {
  shop.commit();
  const codes = [await shop.bw(["check", "HEAD~1"]), await shop.bw(["verify"])].map(({ code }) => code);
  expect(codes).toEqual([0, 0]);
};

test.concurrent("two certificates, one look; what carol signed stands again once dave signs it", async () => {
  const shop = copyOf(made);
  const { code, out, err } = await shop.bw([...hand, "dave", ...issuer()]);
  expect(code).toBe(0);
  expect(err).toMatch(/certificate of carol, serial 2/);
  expect(err).toMatch(/no longer: 1 package, 2 files {3}'Core\/\*\*'/);
  expect(err).toMatch(/certificate of dave, serial 2/);
  expect(err).toContain("overlaps gus, who may publish '**': 1 package, 2 files in common");
  expect(err).toContain("makes refused elsewhere, until signed again or endorsed: JSON");
  expect(out).toContain("refused JSON\n  rights-withdrawn");
  expect(out).toContain("What carol signed of JSON stands again once dave signs it: bailiwick sign JSON");
  await shop.must(["sign", "JSON", "--key", shop.key("dave")]);
  await stands(shop);
  expect(await shop.must(["who-can", "JSON", "--json"])).not.toContain('"carol"');
});

test.concurrent("--endorse keeps what was signed, in the same change", async () => {
  const shop = copyOf(made);
  const { out } = await shop.bw([...hand, "dave", "--endorse", "json", ...issuer()]);
  expect(out).toContain("What carol signed of JSON stays good.");
  expect(shop.files()[".bailiwick/lists/json.sums"]).toContain("JSON/2.sums");
  await stands(shop);
});

test.concurrent("a common name, held beside what opens every package", async () => {
  const shop = copyOf(made);
  const words = ["cert", "transfer", "README.md", "--from", "gus", "--to", "dave", ...issuer(), "--json"];
  expect(JSON.parse(await shop.must(words))).toMatchObject({
    verdict: "complete",
    certificates: [
      { user: "gus", certificate: { grants: [{ role: "publish", paths: ["**"] }] } },
      { user: "dave", certificate: { grants: [{ paths: ["*/versions/*/requires", "README.md"] }] } },
    ],
  });
});

test.concurrent("refused, and nothing written", async () => {
  const shop = copyOf(made);
  const before = shop.files();
  const says = async (code: number, args: readonly string[], words: string) => {
    const ran = await shop.bw(["cert", "transfer", ...args, ...issuer()]);
    expect({ args, code: ran.code }).toEqual({ args, code });
    expect(ran.out + ran.err).toContain(words);
  };
  await says(
    2,
    ["JSON", "--from", "gus", "--to", "dave"],
    "gus holds JSON by 'publish **', which opens more",
  );
  await says(2, ["Foo", "--from", "carol", "--to", "dave"], "carol holds nothing on Foo");
  await says(2, ["JSON", "--from", "carol", "--to", "nobody"], "nobody has no certificate that counts");
  await says(2, ["JSON", "--from", "carol", "--to", "carol"], "carol has it already");
  await says(2, ["JSON", "--from", "carol", "--to", "dave", "--endorse", "A"], "is no name for a new list");
  await says(2, ["../JSON", "--from", "carol", "--to", "dave"], "../JSON is no package");
  await says(2, ["JSON", "--from", "carol"], "required option");
  expect(shop.files()).toEqual(before);
});
