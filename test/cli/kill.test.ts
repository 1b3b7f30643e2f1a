import { readFileSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openRepository } from "../../src/git/open-repository.ts";
import { temporary } from "./repository.ts";
import { copyOf, registryWorkshop, type Workshop } from "./workshop.ts";

const PRELOAD = join(import.meta.dirname, "kill-at.mjs");

/** Runs a command in a copy of a workshop, killed before its nth write into the repository; n 0 counts them. */
async function killed(made: Workshop, args: readonly string[], n: number): Promise<[Workshop, number]> {
  const shop = copyOf(made);
  const count = join(temporary(), "count");
  const env = {
    NODE_OPTIONS: `--import ${PRELOAD}`,
    KILL_UNDER: realpathSync(shop.dir),
    ...(n === 0 ? { KILL_COUNT: count } : { KILL_AT: String(n) }),
  };
  const { code, err } = await shop.bw(args, env);
  expect({ code, err }).toEqual(
    n === 0 ? { code: 0, err: expect.anything() } : { code: null, err: expect.anything() },
  );
  return [shop, n === 0 ? Number(readFileSync(count, "utf8")) : 0];
}

test("sign, killed before any of its writes, leaves the registry as before or as after", async () => {
  const made = await registryWorkshop();
  made.write({ "JSON/url": "2\n" });
  const args = ["sign", "JSON", "--key", made.key("gus")];
  const before = made.files();
  const [whole, calls] = await killed(made, args, 0);
  const after = whole.files();
  expect(after).not.toEqual(before);
  const seen = new Set<string>();
  for (let n = 1; n <= calls; n++) {
    const [shop] = await killed(made, args, n);
    const repository = await openRepository(shop.dir);
    await repository.staged("work-tree"); // as the next command does that looks at the work tree
    repository.close();
    const files = shop.files();
    const is = [before, after].findIndex((each) => JSON.stringify(each) === JSON.stringify(files));
    expect(is, `killed before write ${n}: ${Object.keys(files).join(" ")}`).not.toBe(-1);
    seen.add(is === 0 ? "before" : "after");
    rmSync(shop.dir, { recursive: true, force: true });
  }
  expect([...seen].sort()).toEqual(["after", "before"]);
}, 120_000);
