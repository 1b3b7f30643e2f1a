import { beforeAll, expect, test } from "vitest";
import { type HookShop, hookShop } from "./hook-shop.ts";
import { registryWorkshop, type Workshop } from "./workshop.ts";

let shop: Workshop;
beforeAll(async () => {
  shop = await registryWorkshop();
});

/** Ways to bring the branch `work` to main, as the buttons of a forge do. */
const shapes: Readonly<Record<string, (work: HookShop) => void>> = {
  squash: (work) => {
    work.git("merge", "-q", "--squash", "work");
    work.git("commit", "-q", "--no-verify", "-m", "squashed");
  },
  "merge commit": (work) => void work.git("merge", "-q", "--no-ff", "--no-verify", "-m", "merged", "work"),
  rebase: (work) => void work.git("merge", "-q", "--ff-only", "work"),
};

/** Main, to which two commits of Carol's came in some shape; each of them stated JSON. */
async function merged(shape: string): Promise<HookShop> {
  const work = await hookShop(shop, "carol");
  for (const home of ["first", "second"]) {
    work.write({ "JSON/url": `https://example.org/${home}\n` });
    expect(work.run("commit", "-qam", home).code).toBe(0);
  }
  work.git("checkout", "-q", "main");
  shapes[shape]?.(work);
  return work;
}

/** What Dave's next amendment of JSON comes to. */
async function amendedBy(work: HookShop, branch: string): Promise<string> {
  work.git("checkout", "-q", "-b", branch, "main");
  work.git("config", "bailiwick.key", shop.key("dave"));
  work.write({ "JSON/versions/0.1.0/requires": `${branch}\n` });
  work.run("commit", "-qam", branch);
  return (await work.bw(["check", "main", branch])).out;
}

test.each(Object.keys(shapes))("after a %s, main is verified from the pin alone", async (shape) => {
  const work = await merged(shape);
  const root = work.git("config", "bailiwick.root");
  expect(await work.must(["verify", "main", "--root", root])).toContain(" 0 refused");
  const before = shape === "rebase" ? "main~2" : "main~1";
  expect(await work.must(["check", before, "main"])).toContain("granted JSON");
});

test.each(["squash", "merge commit"])("after a %s, others go on", async (shape) => {
  expect(await amendedBy(await merged(shape), "next")).toContain("granted JSON  by carol, dave");
});

test("a rebase that put two statements of one number on main holds others up until JSON is stated anew", async () => {
  const work = await merged("rebase");
  expect(await amendedBy(work, "held-up")).toContain("refused JSON");
  work.git("checkout", "-q", "-b", "anew", "main");
  work.git("config", "bailiwick.key", shop.key("carol"));
  await work.must(["sign", "JSON", "--commit"]);
  expect(await work.must(["check", "main", "anew"])).toContain("granted JSON  by carol");
  work.git("checkout", "-q", "main");
  work.git("merge", "-q", "--ff-only", "anew");
  expect(await amendedBy(work, "next")).toContain("granted JSON  by carol, dave");
});
