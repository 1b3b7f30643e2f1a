import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { beforeAll, expect, test } from "vitest";
import { registryWorkshop, type Workshop } from "../cli/workshop.ts";
import { type Cloned, clonedFrom } from "./cloned-from.ts";
import { elsewhere } from "./pull-tools.ts";

let shop: Workshop;
beforeAll(async () => {
  shop = await registryWorkshop();
});

/** A pull request with a request, a package and its signature; the user's login is carol's. */
async function submitted(): Promise<Cloned> {
  const cloned = await clonedFrom(shop, "newcomer");
  const { work } = cloned;
  await work.must(["cert", "request", "newcomer", "--grant", "publish New/**"]);
  work.write({ "New/url": "https://example.org/new\n" });
  await work.must(["submit"], { GITHUB_TOKEN: "carol" });
  return cloned;
}

const issue = ["cert", "issue", "--pr", "1", "--yes"];

test("a first-time author: request and package in one pull request, answered there", async () => {
  const { forge, work } = await submitted();
  forge.editors.set("carol/registry", ["ann"]);
  expect((await work.bw(["check", "--pr", "1"])).code).toBe(1);
  const done = await elsewhere(forge, "ann")(...issue, "--issuer-key", shop.key("ann"));
  expect(done.err).toContain("certificate of newcomer, serial 1,");
  expect(done.err).toContain("publish on 1 package, 1 file   'New/**'\n");
  expect(done.out).toMatch(
    /^signed the certificate of newcomer as ann\npushed commit \w+ to \S+\/pull\/1\n$/,
  );
  const checked = await work.bw(["check", "--pr", "1"]);
  expect(checked).toMatchObject({ code: 0, out: expect.stringContaining("granted New  by newcomer\n") });
  const anywhere = await elsewhere(forge, "dave")("check", "--pr", "1");
  expect(anywhere).toMatchObject({ code: 0, out: expect.stringContaining("granted New  by newcomer\n") });
  expect(await elsewhere(forge, "ann")(...issue, "--issuer-key", shop.key("ann"))).toMatchObject({
    ...{ code: 0, out: "signed before: the certificate of newcomer as ann\n" },
  });

  work.write({ "New/url": "https://example.org/newer\n" });
  const behind = await work.bw(["submit"], { GITHUB_TOKEN: "carol" });
  const [, url = "", branch = ""] =
    /try: git pull --rebase (\S+) (\S+), and the same again/.exec(behind.err) ?? [];
  await promisify(execFile)("git", ["pull", "-q", "--rebase", url, branch], { cwd: work.dir });
  await work.must(["submit"], { GITHUB_TOKEN: "carol" });
  await work.must(["check", "--pr", "1"]);
});

test("where the branch is not the issuer's, it goes into a pull request that supersedes it", async () => {
  const { forge, work } = await submitted();
  const done = await elsewhere(forge, "owner")(...issue, "--issuer-key", shop.key("ann"), "--json");
  expect(JSON.parse(done.out)).toMatchObject({
    ...{ verdict: "complete", user: "newcomer", signed: ["ann"] },
    brought: { pull: { number: 2, headRepository: { owner: "owner" } }, isSuperseding: true },
  });
  expect((await work.bw(["check", "--pr", "2"])).code).toBe(0);
});

test("who is no issuer issues nothing, and nothing is pushed", async () => {
  const { forge } = await submitted();
  const done = await elsewhere(forge, "owner")(...issue, "--issuer-key", shop.key("carol"));
  expect(done).toMatchObject({ code: 1, out: "", err: expect.stringContaining("no issuer") });
  expect(forge.pulls.size).toBe(1);
});
