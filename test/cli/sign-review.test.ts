import { beforeAll, expect, test } from "vitest";
import { copyOf, registryWorkshop, type Workshop } from "./workshop.ts";

/** Carol changed Core on a branch, which erin is to review. */
let made: Workshop;
beforeAll(async () => {
  made = await registryWorkshop();
  made.write({ "Core/list": "one\ntwo\nthree\n" });
  await made.must(["sign", "--key", made.key("carol"), "--commit"]);
  made.git("checkout", "-q", "-b", "topic");
  made.git("branch", "-f", "main", "HEAD~1");
});

const review = (shop: Workshop, ...more: readonly string[]) =>
  shop.bw(["sign", "--role", "review", "--key", shop.key("erin"), ...more]);

test.concurrent("the first time, what differs from what is accepted is shown", async () => {
  const shop = copyOf(made);
  const { code, err } = await review(shop, "--yes");
  expect(code).toBe(0);
  expect(err).toContain("\nCore: since what is accepted, statement 1 (");
  expect(err).toContain("  added Core/list\n    +one\n    +two\n    +three\n");
});

test.concurrent("later, what differs from what the reviewer signed last", async () => {
  const shop = copyOf(made);
  expect((await review(shop, "--yes", "--commit")).code).toBe(0);
  shop.write({ "Core/list": "one\n2\nthree\n", "Core/logo": "a\u0000b" });
  await shop.must(["sign", "--key", shop.key("carol"), "--commit"]);
  expect((await shop.bw(["check"])).code).toBe(1);
  const { err } = await review(shop, "--yes", "--commit");
  expect(err).toContain("Core: since you signed statement 2 (");
  expect(err).toContain("  changed Core/list\n    @@ -1 +1 @@\n     one\n    -two\n    +2\n     three\n");
  expect(err).toContain("  added Core/logo: no text, or too large to show\n");
  expect((await shop.bw(["check"])).code).toBe(0);
});

test.concurrent("a review on a list is one of each statement that it names", async () => {
  const shop = copyOf(made);
  shop.write({ "JSON/url": "2\n" });
  await shop.must(["sign", "--key", shop.key("carol")]);
  expect((await review(shop, "Core", "JSON", "--all", "--yes", "--commit")).code).toBe(0);
  shop.write({ "JSON/url": "3\n" });
  const again = await shop.bw(["sign", "JSON", "--key", shop.key("carol")]);
  expect(again).toMatchObject({
    code: 0,
    err: expect.stringMatching(/list \S+-review-erin of erin named what/),
  });
  expect(Object.keys(shop.files()).filter((path) => path.includes("-review-erin"))).toEqual([]);
  const { err } = await review(shop, "JSON", "--dry-run");
  expect(err).toMatch(
    /JSON: since you signed statement 2 \(\w+\)\n {2}changed JSON\/url\n.*\n {4}-2\n {4}\+3\n/,
  );
});

test.concurrent("what a terminal would act upon is escaped, and long texts are cut unless all is asked for", async () => {
  const shop = copyOf(made);
  const long = Array.from({ length: 100 }, (_, i) => `line ${i}`).join("\n");
  shop.write({ "Core/evil": "\u001b[2Jgone\u202e\n", "Core/list": long, "Core/wide": "w".repeat(1000) });
  await shop.must(["sign", "--key", shop.key("carol")]);
  const { err } = await review(shop, "--dry-run");
  expect(err).toContain("+\\u{1b}[2Jgone\\u{202e}\n");
  expect(err).toContain("... 20 lines more: --verbose");
  expect(err).toMatch(/\+w{400}\.\.\. \d+ characters more\n/);
  const all = await review(shop, "--dry-run", "--verbose");
  expect(all.err).toContain("line 99");
  expect(all.err).not.toContain(" more");
});

test.concurrent("where nobody can be asked, nothing is signed without --yes", async () => {
  const shop = copyOf(made);
  const before = shop.files();
  const { code, err } = await review(shop);
  expect(code).toBe(2);
  expect(err).toContain("+three");
  expect(err).toContain("nobody can be asked: Sign as reviewed by erin?\n  try: --yes");
  expect(shop.files()).toEqual(before);
});
