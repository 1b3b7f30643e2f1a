import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { type HookShop, hookShop } from "./hook-shop.ts";
import { registryWorkshop, type Workshop } from "./workshop.ts";

let shop: Workshop;
beforeAll(async () => {
  shop = await registryWorkshop();
});

const names = ["pre-commit", "pre-merge-commit", "post-merge", "post-rewrite", "pre-push"];

/** What husky 9 makes in `.husky/_`, as far as it matters: git starts NAME there, which runs `.husky/NAME`. */
const husky = `#!/usr/bin/env sh
n=$(basename "$0")
s=$(dirname "$(dirname "$0")")/$n
[ ! -f "$s" ] && exit 0
export PATH="node_modules/.bin:$PATH"
sh -e "$s" "$@"
c=$?
[ $c != 0 ] && echo "husky - $n script failed (code $c)"
exit $c
`;

/** Carol's copy, where husky has git's hooks and people have added the lines that \`hook install\` asked for. */
async function withHusky(): Promise<HookShop> {
  const work = await hookShop(shop, "carol");
  await work.must(["hook", "uninstall"]);
  const write = (path: string, text: string) => {
    writeFileSync(join(work.dir, path), text);
    chmodSync(join(work.dir, path), 0o755);
  };
  mkdirSync(join(work.dir, ".husky", "_"), { recursive: true });
  write(".husky/_/h", husky);
  for (const name of names) write(`.husky/_/${name}`, '#!/usr/bin/env sh\n. "$(dirname "$0")/h"\n');
  writeFileSync(join(work.dir, ".husky", "_", ".gitignore"), "*");
  work.git("config", "core.hooksPath", ".husky/_");
  const { code, err } = await work.bw(["hook", "install"]);
  expect(code).toBe(1);
  const lines = [...err.matchAll(/^ {2}(.*\.husky)\/([a-z-]+): {2}(bailiwick .*)$/gm)];
  expect(lines.map(([, , name]) => name)).toEqual(names);
  mkdirSync(join(work.dir, "node_modules", ".bin"), { recursive: true });
  const main = join(import.meta.dirname, "..", "..", "dist", "cli", "main.js");
  write("node_modules/.bin/bailiwick", `#!/bin/sh\nexec '${process.execPath}' '${main}' "$@"\n`);
  for (const [, , name = "", line = ""] of lines) writeFileSync(join(work.dir, ".husky", name), `${line}\n`);
  writeFileSync(join(work.dir, ".git", "info", "exclude"), "node_modules\n.husky\n");
  await work.must(["hook", "install"]);
  return work;
}

test("under husky, commits sign themselves, and what is not signed is not pushed", async () => {
  const work = await withHusky();
  work.git("init", "-q", "--bare", "../remote");
  work.git("remote", "add", "origin", "../remote");
  work.write({ "JSON/url": "https://example.org/new\n" });
  const { code, out } = work.run("commit", "-qam", "JSON: new home");
  expect({ code, out }).toEqual({ code: 0, out: "bailiwick: signed JSON, statement 2\n" });
  await work.must(["check", "main", "HEAD"]);
  expect(work.run("push", "-q", "origin", "work").code).toBe(0);
  work.write({ "JSON/url": "https://example.org/unsigned\n" });
  work.git("commit", "-q", "--no-verify", "-am", "x");
  expect(work.run("push", "-q", "origin", "work")).toMatchObject({
    code: 1,
    out: expect.stringContaining("not pushed; mend: bailiwick sign --commit"),
  });
});

test("under husky, a merge is signed in its own commit", async () => {
  const work = await withHusky();
  for (const [branch, file] of [
    ["work", "JSON/url"],
    ["main", "JSON/versions/0.1.0/requires"],
  ] as const) {
    work.git("checkout", "-q", branch);
    work.write({ [file]: `${branch}\n` });
    expect(work.run("commit", "-qam", branch).code).toBe(0);
  }
  work.git("checkout", "-q", "work");
  expect(work.run("merge", "-q", "--no-edit", "main")).toMatchObject({
    code: 1,
    out: expect.stringContaining("finish the merge, signed: git commit"),
  });
  expect(work.run("commit", "-q", "--no-edit").code).toBe(0);
  await work.must(["check", "main", "HEAD"]);
});
