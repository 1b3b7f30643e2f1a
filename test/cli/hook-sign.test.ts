import { execFileSync } from "node:child_process";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { temporaryDirectory } from "../keys/openssh.ts";
import { hookShop } from "./hook-shop.ts";
import { registryWorkshop, type Workshop, workshopAt } from "./workshop.ts";

let shop: Workshop;
beforeAll(async () => {
  shop = await registryWorkshop();
});

const isClean = (dir: Workshop) => dir.git("status", "--porcelain");

describe("commits sign themselves", () => {
  test("statement and signature come with what they speak of", async () => {
    const work = await hookShop(shop, "carol");
    work.write({ "JSON/url": "https://example.org/new\n" });
    const { code, out } = work.run("commit", "-q", "-am", "JSON: new home");
    expect({ code, out }).toEqual({ code: 0, out: "bailiwick: signed JSON, statement 2\n" });
    expect(work.git("show", "--name-status", "--format=", "HEAD").split("\n")).toEqual([
      expect.stringMatching(/^[RD]\d*\t\.bailiwick\/statements\/JSON\/1\.sums/),
      ...work.git("show", "--name-status", "--format=", "HEAD").split("\n").slice(1),
    ]);
    expect(isClean(work)).toBe("");
    await work.must(["check", "main", "HEAD"]);
  });

  test("a second commit on the branch, and an amended one, keep one statement", async () => {
    const work = await hookShop(shop, "carol");
    for (const [i, words] of [
      ["-qam", "a"],
      ["-qam", "b"],
      ["-qa", "--amend", "--no-edit"],
    ].entries()) {
      work.write({ "JSON/url": `https://example.org/${i}\n` });
      expect(work.run("commit", ...words).code).toBe(0);
    }
    expect(work.git("ls-files", ".bailiwick/statements/JSON")).toMatch(/^\S+2\.carol\.sig\n\S+2\.sums$/);
    await work.must(["check", "main", "HEAD"]);
  });

  test("what is signed is what is staged, not what lies beside it", async () => {
    const work = await hookShop(shop, "carol");
    work.write({ "JSON/url": "https://example.org/staged\n" });
    work.git("add", "JSON");
    work.write({ "JSON/url": "https://example.org/later\n" });
    expect(work.run("commit", "-qm", "x").code).toBe(0);
    expect(isClean(work)).toBe("M JSON/url");
    await work.must(["check", "main", "HEAD"]);
  });

  test("a partial commit leaves nothing behind in the real index", async () => {
    const work = await hookShop(shop, "carol");
    work.write({ "JSON/url": "https://example.org/part\n", "Core/url": "https://example.org/core2\n" });
    work.git("add", "Core");
    expect(work.run("commit", "-qm", "x", "--", "JSON/url").code).toBe(0);
    expect(isClean(work)).toBe("M  Core/url");
    await work.must(["check", "main", "HEAD"]);
  });

  test("only what the author is entitled to is signed; the rest is named, and committed as it is", async () => {
    const work = await hookShop(shop, "carol");
    work.write({ "JSON/url": "https://example.org/mine\n", "Foo/url": "https://example.org/theirs\n" });
    const { code, out } = work.run("commit", "-qam", "x");
    expect({ code, out }).toMatchObject({
      code: 0,
      out: expect.stringContaining("signed JSON, statement 2"),
    });
    expect(out).toContain("not signed: Foo: Foo/url needs 1 × publish");
    expect(work.git("ls-files", ".bailiwick/statements/Foo")).toMatch(/1\.sums$/);
    expect(isClean(work)).toBe("");
  });

  test("who waits for a review is told so", async () => {
    const work = await hookShop(shop, "carol");
    work.write({ "Core/url": "https://example.org/core3\n" });
    const { code, out } = work.run("commit", "-qam", "x");
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining("others must sign too") });
  });

  test("who has no certificate commits as ever", async () => {
    const work = await hookShop(shop, "stranger");
    work.write({ "JSON/url": "https://example.org/x\n" });
    const { code, out } = work.run("commit", "-qam", "x");
    expect({ code, out }).toMatchObject({
      code: 0,
      out: expect.stringContaining("is not signed: no certificate"),
    });
  });

  test("a key that does not open stops the commit, and says how to go on", async () => {
    const work = await hookShop(shop, "carol");
    const locked = join(temporaryDirectory(), "locked");
    copyFileSync(shop.key("carol"), locked);
    execFileSync("ssh-keygen", ["-q", "-p", "-P", "", "-N", "secret", "-f", locked]);
    work.git("config", "bailiwick.key", locked);
    work.write({ "JSON/url": "https://example.org/x\n" });
    const head = work.git("rev-parse", "HEAD");
    const { code, out } = work.run("commit", "-qam", "x");
    expect({ code, out }).toMatchObject({ code: 1, out: expect.stringContaining("git commit --no-verify") });
    expect(work.git("rev-parse", "HEAD")).toBe(head);
    expect(work.run("commit", "--no-verify", "-qam", "x").code).toBe(0);
  });

  test("in a linked work tree, too", async () => {
    const work = await hookShop(shop, "carol");
    work.git("worktree", "add", "-q", "../linked", "-b", "linked", "main");
    const there = workshopAt(join(work.dir, "..", "linked"), work.home);
    there.write({ "JSON/url": "https://example.org/linked\n" });
    there.commit();
    await there.must(["check", "main", "HEAD"]);
  });
});
