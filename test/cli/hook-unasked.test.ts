import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { temporaryDirectory } from "../keys/openssh.ts";
import { type HookShop, hookShop } from "./hook-shop.ts";
import { git } from "./repository.ts";
import { registryWorkshop, type Workshop } from "./workshop.ts";

let shop: Workshop;
beforeAll(async () => {
  shop = await registryWorkshop();
  const server = join(temporaryDirectory(), "remote");
  git(shop.dir, "clone", "-q", "--bare", shop.dir, server);
  shop.git("remote", "add", "origin", server);
  shop.git("fetch", "-q");
});

const change = (work: HookShop, path: string, ...options: readonly string[]) => {
  work.write({ [path]: `${path} changed\n` });
  expect(work.run("commit", "-qam", path, ...options).code).toBe(0);
};

/** What git commits without asking a hook that could sign; each leaves Carol's branch with a JSON that is not as signed. */
const ways: Readonly<Record<string, (work: HookShop) => void>> = {
  "cherry-pick": (work) => {
    work.git("checkout", "-q", "-b", "other", "origin/main");
    change(work, "JSON/url");
    work.git("checkout", "-q", "work");
    change(work, "JSON/versions/0.1.0/requires");
    expect(work.run("cherry-pick", "other").code).toBe(0);
  },
  revert: (work) => {
    change(work, "JSON/url");
    work.git("push", "-q", "origin", "HEAD:main");
    expect(work.run("revert", "--no-edit", "HEAD").code).toBe(0);
  },
  am: (work) => {
    work.git("checkout", "-q", "-b", "other", "origin/main");
    change(work, "JSON/url", "--no-verify");
    work.git("format-patch", "-q", "-1", "-o", "../patches");
    work.git("checkout", "-q", "work");
    expect(work.run("am", "-q", `../patches/0001-JSON-url.patch`).code).toBe(0);
  },
  "rebase of two": (work) => {
    change(work, "JSON/url");
    change(work, "JSON/versions/0.1.0/requires");
    work.git("checkout", "-q", "-b", "other", "origin/main");
    // Other words: within one second it would be the same commit.
    change(work, "JSON/url", "-m", "by another");
    work.git("push", "-q", "origin", "HEAD:main");
    work.git("checkout", "-q", "work");
    const { code, out } = work.run("rebase", "-X", "theirs", "origin/main");
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining("must be signed again") });
  },
};

test.each(Object.entries(ways))(
  "after %s the push is refused, and the command it names mends it",
  async (_, act) => {
    const work = await hookShop(shop, "carol");
    const server = join(temporaryDirectory(), "own");
    git(work.dir, "clone", "-q", "--bare", work.git("remote", "get-url", "origin"), server);
    work.git("remote", "set-url", "origin", server);
    act(work);
    expect(work.run("push", "-q", "origin", "work")).toMatchObject({
      code: 1,
      out: expect.stringContaining("not pushed; mend: bailiwick sign --commit"),
    });
    await work.must(["sign", "--commit"]);
    expect(work.run("push", "-q", "origin", "work")).toEqual({ code: 0, out: "" });
    await work.must(["check", "origin/main", "HEAD"]);
  },
);
