/** Repositories that name commands for whoever reads them: none is run. */
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { copyOf, registryWorkshop, type Workshop } from "../cli/workshop.ts";
import { git } from "../git/fixture.ts";
import { expectDecent, judge } from "./judge.ts";
import { plant, setTrap } from "./trap.ts";
import { idOf, newWorld, temporary } from "./world.ts";

let made: Workshop;
beforeAll(async () => {
  made = await registryWorkshop();
});

/** Each question, and its exit code in the workshop. */
const questions: readonly (readonly [readonly string[], number])[] = [
  [["check", "HEAD"], 0],
  [["check", "HEAD~1", "HEAD"], 0],
  [["verify"], 0],
  [["why", "JSON/url"], 0],
  [["show", "JSON"], 0],
  [["who-can", "JSON/url"], 0],
];

test("no setting, hook or attribute of a work tree is obeyed by who asks", async () => {
  const shop = copyOf(made);
  const trap = setTrap();
  shop.write({ "Legacy/.gitattributes": "* filter=x diff=x merge=x\n" });
  shop.commit();
  plant(trap, shop.dir, join(shop.dir, ".git"), true);
  for (const [args, code] of questions) {
    const ran = await shop.bw(args);
    expect({ args, code: ran.code, err: ran.err }).toMatchObject({ args, code });
    expect({ args, sprung: trap.sprung() }).toEqual({ args, sprung: false });
  }
});

test("nor by who signs, but for filters, which are the signer's own", async () => {
  const shop = copyOf(made);
  const trap = setTrap();
  plant(trap, shop.dir, join(shop.dir, ".git"), false);
  shop.write({ ".gitattributes": "* filter=x diff=x merge=x\n", "JSON/url": "https://example.org/2\n" });
  expect((await shop.bw(["sign", "JSON", "--key", shop.key("carol")])).code).toBe(0);
  expect((await shop.bw(["why", "JSON/url"])).code).toBe(0);
  expect(trap.sprung()).toBe(false);
  // The traps are real ones: plain git walks into one.
  expect(() => git(shop.dir, ["diff"])).not.toThrow();
  expect(trap.sprung()).toBe(true);
});

test("a missing blob is not fetched by a URL that is a command", async () => {
  const trap = setTrap();
  const world = await newWorld();
  const dir = join(temporary(), "clone.git");
  git(world.gitDir, ["config", "uploadpack.allowFilter", "true"]);
  git(world.gitDir, ["clone", "-q", "--mirror", "--filter=blob:none", `file://${world.gitDir}`, dir]);
  const url = `ext::sh -c ${trap.script}`;
  const settings = { "remote.origin.url": url, "protocol.ext.allow": "always", "protocol.allow": "always" };
  for (const [key, value] of Object.entries(settings)) git(dir, ["config", key, value]);
  for (const ran of await judge({ ...world, gitDir: dir })) {
    expectDecent(ran);
    expect(ran.code).toBe(3);
    expect(ran.err).toContain("is not in the repository");
  }
  expect(trap.sprung()).toBe(false);
  expect(() => git(dir, ["cat-file", "blob", idOf(world, "head:A/url")])).toThrow();
  expect(trap.sprung()).toBe(true);
});

test("work trees with such a promisor: neither why nor sign fetches", async () => {
  const trap = setTrap();
  const shop = copyOf(made);
  const dir = join(temporary(), "clone");
  git(shop.dir, ["config", "uploadpack.allowFilter", "true"]);
  git(shop.dir, ["clone", "-q", "--no-checkout", "--filter=blob:none", `file://${shop.dir}`, dir]);
  const url = `ext::sh -c ${trap.script}`;
  for (const [key, value] of Object.entries({ "remote.origin.url": url, "protocol.ext.allow": "always" }))
    git(dir, ["config", key, value]);
  git(dir, ["config", "bailiwick.root", shop.git("config", "bailiwick.root")]);
  git(dir, ["read-tree", "HEAD"]);
  mkdirSync(join(dir, "JSON"));
  writeFileSync(join(dir, "JSON", "url"), "https://example.org/2\n");
  for (const args of [["why", "JSON/url"], ["verify"], ["sign", "JSON", "--key", shop.key("carol")]]) {
    const { code, err } = await shop.bw(["-C", dir, ...args]);
    expect({ args, code, err }).toEqual({
      args,
      code: 3,
      err: expect.stringContaining("is not in the repo"),
    });
  }
  expect(trap.sprung()).toBe(false);
});

test("a config that git cannot read is a failure in words", async () => {
  const world = await newWorld();
  appendFileSync(join(world.gitDir, "config"), "[broken\n");
  for (const ran of await judge(world)) {
    expectDecent(ran);
    expect(ran.code).toBe(3);
  }
});
