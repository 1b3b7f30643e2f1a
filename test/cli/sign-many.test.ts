import { beforeAll, expect, test } from "vitest";
import { copyOf, registryWorkshop, type Workshop } from "./workshop.ts";

let made: Workshop;
beforeAll(async () => {
  made = await registryWorkshop();
});

const lists = (shop: Workshop) =>
  Object.keys(shop.files()).filter(
    (path) => path.startsWith(".bailiwick/lists/") && !path.includes("adoption"),
  );
const signatures = (shop: Workshop, user: string) =>
  Object.keys(shop.files()).filter((path) => path.endsWith(`.${user}.sig`) && !path.includes("/certs/"));

test.concurrent("many packages are signed by one signature, and again when one of them changes again", async () => {
  const shop = copyOf(made);
  const gus = ["--key", shop.key("gus")];
  shop.write({ "JSON/url": "2\n", "Foo/url": "2\n", "README.md": "2\n" });
  await shop.must(["sign", "--all", ...gus]);
  const [list = "", signature = ""] = lists(shop).sort().reverse();
  expect(list).toMatch(/^\.bailiwick\/lists\/\d{4}-\d\d-\d\d-gus\.sums$/);
  expect(signature).toBe(list.replace(".sums", ".gus.sig"));
  expect(signatures(shop, "gus")).toEqual([signature]);

  shop.write({ "Foo/url": "3\n" });
  await shop.must(["sign", ...gus]);
  expect(signatures(shop, "gus")).toEqual([signature]);
  shop.write({ "README.md": "a registry\n" });
  await shop.must(["sign", ...gus]);
  expect(shop.files()[list]?.trimEnd().split("\n")).toHaveLength(4);
  shop.commit();
  expect((await shop.bw(["check", "HEAD~1"])).code).toBe(0);

  shop.write({ "JSON/url": "4\n", "Foo/url": "4\n" });
  await shop.must(["sign", "--list", "spring", ...gus]);
  expect(lists(shop)).toContain(".bailiwick/lists/spring.sums");
  expect((await shop.bw(["sign", "--list", "spring", "JSON", "--complete", ...gus])).code).toBe(0);
  shop.commit();
  expect((await shop.bw(["check", "HEAD~1"])).code).toBe(0);
  expect((await shop.bw(["sign", "--list", "spring", "JSON", "--complete", ...gus])).code).toBe(2);
});

test.concurrent("a list that names what one may not sign is refused", async () => {
  const shop = copyOf(made);
  shop.write({ "JSON/url": "2\n", "Foo/url": "2\n" });
  const before = shop.files();
  const { code, out } = await shop.bw(["sign", "--all", "--key", shop.key("carol")]);
  expect(code).toBe(1);
  expect(out).toContain("refused Foo");
  expect(shop.files()).toEqual(before);
});

test.concurrent("an author and a reviewer sign one statement, in either hand", async () => {
  const shop = copyOf(made);
  shop.write({ "Core/url": "2\n" });
  const { code, out } = await shop.bw(["sign", "--key", shop.key("carol")]);
  expect(code).toBe(0);
  expect(out).toContain("Others must sign too:\n  Core needs 1 × review, has none; signed by carol");
  shop.commit();
  expect((await shop.bw(["check", "HEAD~1"])).code).toBe(1);
  shop.git("checkout", "-q", "-b", "topic");
  shop.git("branch", "-f", "main", "HEAD~1");
  const review = ["sign", "--role", "review", "--yes", "--key", shop.key("erin")];
  expect(await shop.must(review)).toContain("signed Core  statement 2 (complete, 1 file, beside others)");
  expect(signatures(shop, "erin")).toEqual([".bailiwick/statements/Core/2.erin.sig"]);
  expect(await shop.must(review)).toContain("nothing to sign");
  shop.commit();
  expect((await shop.bw(["check", "main"])).code).toBe(0);
  // One signature fills one role.
  const both = await shop.bw(["sign", "Core", "--role", "review", "--yes", "--key", shop.key("carol")]);
  expect(both.code).toBe(1);
});

test.concurrent("a reviewer does not sign what is not stated as it is", async () => {
  const shop = copyOf(made);
  shop.write({ "Core/url": "2\n" });
  await shop.must(["sign", "--key", shop.key("carol")]);
  shop.write({ "Core/url": "3\n" });
  const { code, out } = await shop.bw(["sign", "--role", "review", "--yes", "--key", shop.key("erin")]);
  expect(code).toBe(1);
  expect(out).toContain("file-changed");
  expect(signatures(shop, "erin")).toEqual([]);
});

test.concurrent("nobody signs beside others unasked, nor what its author has yet to sign", async () => {
  const shop = copyOf(made);
  shop.write({ "JSON/url": "2\n" });
  const unstated = await shop.bw(["sign", "--role", "review", "--yes", "--key", shop.key("erin")]);
  expect(unstated.err).toBe("JSON: changed, but its author has not signed it yet\n");
  await shop.must(["sign", "--key", shop.key("carol")]);
  const before = shop.files();
  await shop.must(["sign", "--key", shop.key("gus")]);
  expect(shop.files()).toEqual(before);
  await shop.must(["sign", "JSON", "--key", shop.key("gus")]);
  expect(signatures(shop, "gus")).toEqual([".bailiwick/statements/JSON/2.gus.sig"]);
});
