import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { changeJson, type Planted, plainRegistry } from "./plain-registry.ts";
import { NOW } from "./registry.ts";
import { commitFiles, git, temporary } from "./repository.ts";
import { run } from "./run.ts";

const args = ["check", "main", "change", "--now", NOW];

/** Three commits on main, of which the last takes JSON back to where it was before the second. */
async function rolledBack(): Promise<Planted> {
  const planted = await plainRegistry();
  const before = planted.registry.seal();
  await changeJson(planted, "carol", "main");
  commitFiles(planted.dir, before, "main");
  planted.registry.files.clear();
  for (const [path, file] of before) planted.registry.files.set(path, file);
  planted.registry.seal();
  return planted;
}

/** Where the platform keeps the cache of somebody who lives here. */
function cacheFolder(home: string): string {
  if (process.platform === "darwin") return join(home, "Library", "Caches", "bailiwick");
  return process.platform === "win32"
    ? join(home, "cache", "bailiwick", "cache")
    : join(home, "cache", "bailiwick");
}

/** The one file of the cache below a home. */
function cacheFile(home: string): string {
  const folders = readdirSync(cacheFolder(home));
  const files = folders.flatMap((pin) =>
    readdirSync(join(cacheFolder(home), pin)).map((name) => join(pin, name)),
  );
  expect(files).toHaveLength(1);
  return join(cacheFolder(home), files[0] ?? "");
}

describe("check: what the history makes accepted", () => {
  test("a change upon a rolled back package is refused, though the tip alone is sound", async () => {
    const planted = await rolledBack();
    await changeJson(planted, "carol");
    const { code, out } = await run(planted.dir, args);
    expect(code).toBe(1);
    expect(out).toMatch(/sequence-gap|statement-altered|previous-mismatch/);
    const vouched = await run(planted.dir, [...args, "--accepted", "main"]);
    expect(vouched.code).toBe(0);
  });

  test("bailiwick.accepted stands in for --accepted, and a tag for a commit", async () => {
    const planted = await rolledBack();
    await changeJson(planted, "carol");
    git(planted.dir, "tag", "good", "main");
    git(planted.dir, "config", "bailiwick.accepted", "good");
    expect((await run(planted.dir, args)).code).toBe(0);
    expect((await run(planted.dir, [...args, "--accepted", "nowhere"])).code).toBe(3);
  });

  test("what was folded upon somebody's word is not taken for the whole history", async () => {
    const planted = await rolledBack();
    await changeJson(planted, "carol");
    const HOME = temporary();
    expect((await run(planted.dir, [...args, "--accepted", "main"], { HOME })).code).toBe(0);
    expect((await run(planted.dir, args, { HOME })).code).toBe(1);
  });
});

describe("check: the cache", () => {
  test("the second run uses it; --no-cache does not; nothing of it lies in the repository", async () => {
    const planted = await plainRegistry();
    await changeJson(planted, "carol");
    const HOME = temporary();
    expect((await run(planted.dir, args, { HOME })).err).toBe("");
    const path = cacheFile(HOME);
    const fold = JSON.parse(readFileSync(path, "utf8"));
    const marker = { code: "file-stray", subject: "Marker", facts: { path: "Marker/x" } };
    writeFileSync(path, JSON.stringify({ ...fold, refusals: [marker] }));
    const again = await run(planted.dir, [...args, "--json"], { HOME });
    expect(JSON.parse(again.out).already).toMatchObject([marker]);
    const afresh = await run(planted.dir, [...args, "--json", "--no-cache"], { HOME });
    expect(JSON.parse(afresh.out).already).toEqual([]);
    expect(git(planted.dir, "for-each-ref", "refs/bailiwick")).toBe("");
  });

  test.each([
    ["cut short", (text: string) => text.slice(0, text.length / 2)],
    ["of another version", (text: string) => text.replace('"version":1', '"version":0')],
    ["of another shape", () => '{"version":1}'],
    ["empty", () => ""],
    ["not text", () => "\0\u{ffff}"],
  ])("a file that is %s is ignored, and written anew", async (_, spoil) => {
    const planted = await plainRegistry();
    await changeJson(planted, "carol");
    const HOME = temporary();
    await run(planted.dir, args, { HOME });
    const path = cacheFile(HOME);
    const good = readFileSync(path, "utf8");
    writeFileSync(path, spoil(good));
    expect(await run(planted.dir, args, { HOME })).toMatchObject({ code: 0, err: "" });
    expect(readFileSync(path, "utf8")).toBe(good);
  });

  test("where none can be written it does without", async () => {
    const planted = await plainRegistry();
    await changeJson(planted, "carol");
    const HOME = temporary();
    mkdirSync(dirname(cacheFolder(HOME)), { recursive: true });
    writeFileSync(cacheFolder(HOME), "a file");
    expect(await run(planted.dir, args, { HOME })).toMatchObject({ code: 0, err: "" });
  });
});
