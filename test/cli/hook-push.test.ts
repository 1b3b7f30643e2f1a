import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { temporaryDirectory } from "../keys/openssh.ts";
import { type HookShop, hookShop } from "./hook-shop.ts";
import { git } from "./repository.ts";
import { registryWorkshop, type Workshop } from "./workshop.ts";

let shop: Workshop;
beforeAll(async () => {
  shop = await registryWorkshop();
});

/** Carol's copy, which knows where to push. */
async function withRemote(user: string): Promise<HookShop> {
  const work = await hookShop(shop, user);
  const remote = join(temporaryDirectory(), "remote");
  git(work.dir, "clone", "-q", "--bare", work.dir, remote);
  work.git("remote", "add", "origin", remote);
  return work;
}

describe("pushes", () => {
  test("what check would refuse stays here, with the mending command, which mends it", async () => {
    const work = await withRemote("carol");
    work.write({ "JSON/url": "https://example.org/x\n" });
    work.git("commit", "-q", "--no-verify", "-am", "x");
    const { code, out } = work.run("push", "-q", "origin", "work");
    expect(code).toBe(1);
    expect(out).toContain("file-changed  JSON/url is not what its statement says");
    expect(out).toContain("not pushed; mend: bailiwick sign --commit");
    await work.must(["sign", "--commit"]);
    expect(work.run("push", "-q", "origin", "work")).toEqual({ code: 0, out: "" });
  });

  test("what waits for others is pushed, so that they see it", async () => {
    const work = await withRemote("carol");
    work.write({ "Core/url": "https://example.org/core2\n" });
    expect(work.run("commit", "-qam", "x").code).toBe(0);
    const { code, out } = work.run("push", "-q", "origin", "work");
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining("of others still missing") });
  });

  test("deletions, tags and branches that are as they should be pass without a word", async () => {
    const work = await withRemote("carol");
    work.git("tag", "v1");
    expect(work.run("push", "-q", "origin", "work", "v1")).toEqual({ code: 0, out: "" });
    work.run("push", "-q", "origin", "work:old");
    expect(work.run("push", "-q", "origin", ":old")).toEqual({ code: 0, out: "" });
  });
});

describe("what git commits without asking", () => {
  test("after a rebase that leaves a statement behind, the author is told", async () => {
    const work = await hookShop(shop, "carol");
    work.write({ "JSON/url": "https://example.org/mine\n" });
    work.run("commit", "-qam", "mine");
    work.git("checkout", "-q", "main");
    work.write({ "JSON/versions/0.1.0/requires": "julia 0.6\n" });
    work.run("commit", "-qam", "theirs");
    work.git("checkout", "-q", "work");
    const { code, out } = work.run("rebase", "main");
    expect({ code, out }).toMatchObject({
      code: 0,
      out: expect.stringContaining("JSON: both sides stated it"),
    });
    expect(out).toContain("bailiwick: 1 subject must be signed again: bailiwick sign --commit");
    await work.must(["sign", "--commit"]);
    await work.must(["check", "main", "HEAD"]);
  });

  test("a merge of two branches that state one package is signed in its own commit", async () => {
    const work = await hookShop(shop, "carol");
    work.write({ "JSON/url": "https://example.org/mine\n" });
    work.run("commit", "-qam", "mine");
    work.git("checkout", "-q", "main");
    work.write({ "JSON/versions/0.1.0/requires": "julia 0.6\n" });
    work.run("commit", "-qam", "theirs");
    work.git("checkout", "-q", "work");
    const { code, out } = work.run("merge", "-q", "--no-edit", "main");
    expect({ code, out }).toMatchObject({
      code: 1,
      out: expect.stringContaining("signed JSON, statement 3"),
    });
    expect(out).toContain("finish the merge, signed: git commit");
    expect(work.run("commit", "-q", "--no-edit").code).toBe(0);
    expect(work.git("rev-list", "--parents", "-1", "HEAD").split(" ")).toHaveLength(3);
    expect(work.git("status", "--porcelain")).toBe("");
    await work.must(["check", "main", "HEAD"]);
  });

  test("who may not state the whole package gets a conflict, and the name of who may", async () => {
    const work = await hookShop(shop, "carol");
    work.write({ "JSON/url": "https://example.org/mine\n" });
    work.run("commit", "-qam", "mine");
    work.git("checkout", "-q", "main");
    work.write({ "JSON/versions/0.1.0/requires": "julia 0.6\n" });
    work.run("commit", "-qam", "theirs");
    work.git("checkout", "-q", "work");
    work.git("config", "bailiwick.key", shop.key("dave"));
    const { code, out } = work.run("merge", "-q", "--no-edit", "main");
    expect(code).toBe(1);
    expect(out).toContain("JSON: both sides stated it, and dave may not sign the whole of it");
    expect(out).toContain("who may: bailiwick who-can JSON");
  });
});
