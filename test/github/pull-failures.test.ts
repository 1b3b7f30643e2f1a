import { beforeAll, expect, test } from "vitest";
import { registryWorkshop, type Workshop } from "../cli/workshop.ts";
import { apiFailures, expectWords } from "./api-failures.ts";
import { openGitForge } from "./git-forge.ts";
import { gitBranches, proposeFiles } from "./propose-files.ts";
import { elsewhere } from "./pull-tools.ts";

let shop: Workshop;
beforeAll(async () => {
  shop = await registryWorkshop();
});

const FILES = { "JSON/url": "https://example.org/bot\n" };
const sign = () => ["sign", "--pr", "1", "--yes", "--patience", "1", "--key", shop.key("carol")];
const issue = () => [
  "cert",
  "issue",
  "--pr",
  "1",
  "--yes",
  "--patience",
  "1",
  "--issuer-key",
  shop.key("ann"),
];
const PULL = "GET /repos/owner/registry/pulls/1";
const REFS = "GET /owner/registry.git/info/refs";

test("sign --pr and cert issue --pr, whatever the API says: two lines, and git is not even asked", async () => {
  const forge = await openGitForge(shop.dir);
  const carol = elsewhere(forge, "carol");
  for (const [i, [answer, words]] of apiFailures.entries()) {
    forge.broken.set(PULL, answer);
    expectWords(await carol(...(i % 2 === 0 ? sign() : issue())), words);
  }
  expect(forge.asked.filter((each) => each !== PULL)).toEqual([]);
});

test("check --pr asks git alone: two lines, whatever that says", async () => {
  const forge = await openGitForge(shop.dir);
  const anybody = elsewhere(forge, "dave");
  const check = () => anybody("check", "--pr", "1", "--patience", "1");
  for (const [status, words] of [
    [401, /Authentication failed|could not read Username/],
    [403, /error: 403\n {2}try: see that the token/],
    [404, /not found\n {2}try: see that the remote's URL/],
    [429, /error: 429\n {2}try: the same again in a minute/],
    [503, /error: 503\n {2}try: the same again later/],
    [undefined, /too slow.*\n {2}try: the same again later/i],
  ] as const) {
    forge.broken.set(REFS, { status });
    expectWords(await check(), words);
  }
  forge.broken.clear();
  expectWords(await check(), /couldn't find remote ref refs\/pull\/1\/head\n {2}try: .*pull request/);
});

test("a pull request that cannot be opened leaves no branch behind", async () => {
  const forge = await openGitForge(shop.dir);
  await proposeFiles(forge, shop, "dave", FILES);
  forge.broken.set("POST /repos/owner/registry/pulls", { status: 500, times: 1 });
  const carol = elsewhere(forge, "carol");
  expectWords(await carol(...sign()), /a new pull request: 500, said so/);
  expect(gitBranches(forge, "carol/registry")).toEqual(["main"]);
  forge.broken.set("POST /repos/owner/registry/issues/1/comments", 403);
  expect(await carol(...sign())).toMatchObject({
    code: 0,
    out: expect.stringContaining("/pull/2 with commit"),
    err: expect.stringContaining("could not be told"),
  });
});

test("a branch that was pushed to meanwhile is left as it is", async () => {
  const forge = await openGitForge(shop.dir);
  forge.editors.set("dave/registry", ["carol"]);
  const bot = await proposeFiles(forge, shop, "dave", FILES);
  bot.git("switch", "-q", "topic");
  bot.write({ "JSON/url": "https://example.org/evil\n" });
  bot.commit("later");
  // From the disk: the forge has not noticed yet.
  bot.git("push", "-q", forge.bare("dave/registry"), "topic");
  expectWords(await elsewhere(forge, "carol")(...sign()), /changed meanwhile\n {2}try: the same again/);
  expect(forge.pulls.size).toBe(1);
});

test.each([
  [["sign", "--repo", "o/n"], "go with --pr"],
  [["sign", "--pr", "1; echo"], "takes the number"],
  [["sign", "--pr", "1", "--repo", "-o/n"], "no repository on a forge"],
  [["sign", "--pr", "1", "--base", "main"], "--base goes without --pr"],
  [["cert", "issue", "--pr", "1", "--from", "x"], "--pr or --from"],
  [["check", "--repo", "o/n"], "go with --pr"],
])("%j is wrong usage", async (words, said) => {
  expect(await shop.bw(words)).toMatchObject({ code: 2, err: expect.stringContaining(said) });
});
