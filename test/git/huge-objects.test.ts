import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { closeSync, ftruncateSync, openSync, rmSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { git, open, treeOf, walk } from "./fixture.ts";

const MEGABYTE = 1024 * 1024;
let dir = "";

/** A repository of small files with zero bombs among them: a few hundred kilobytes on disk. */
beforeAll(() => {
  dir = execFileSync("mktemp", ["-d"]).toString().trim();
  git(dir, ["init", "-q", "-b", "main"]);
  for (const [name, size] of [
    ["200", 200],
    ["40", 40],
    ["41", 41],
    ["2", 2],
  ] as const) {
    const file = openSync(join(dir, name), "w");
    ftruncateSync(file, size * MEGABYTE);
    closeSync(file);
  }
  for (const index of Array(60).keys()) {
    git(dir, ["hash-object", "-w", "--stdin"], { input: `${index}` });
    execFileSync("sh", ["-c", `echo ${index} > small-${index}`], { cwd: dir });
  }
  git(dir, ["-c", "core.bigFileThreshold=1m", "-c", "core.compression=1", "add", "-A"]);
  git(dir, ["commit", "-qm", "x"]);
  return () => rmSync(dir, { recursive: true, force: true });
});

test("over the limit is said at once, whatever stands around it", async () => {
  const tree = await treeOf(dir);
  const found = await walk(tree);
  const ids = [...found.values()].map(({ id }) => id);
  const start = performance.now();
  const read = await tree.read([...ids, ...ids], 1000);
  const digests = await tree.digest(ids, 1000);
  expect(performance.now() - start).toBeLessThan(1000);
  const small = [...found.keys()].map((path) => path.startsWith("small"));
  expect(read.map((bytes) => bytes !== undefined)).toEqual([...small, ...small]);
  expect(digests.map((digest) => digest !== undefined)).toEqual(small);
  expect(read.filter(Boolean).map((bytes) => Buffer.from(bytes ?? []).toString())).toContain("59\n");
});

test("a blob of 200 MB is digested in bounded memory", async () => {
  const tree = await treeOf(dir);
  const id = (await walk(tree)).get("200")?.id ?? "";
  let peak = 0;
  const before = process.memoryUsage().rss;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss - before);
  }, 10);
  const [digest] = await tree.digest([id]);
  clearInterval(watch);
  const hash = createHash("sha256");
  for (let index = 0; index < 200; index++) hash.update(Buffer.alloc(MEGABYTE));
  expect(digest).toBe(hash.digest("hex"));
  expect(peak).toBeLessThan(64 * MEGABYTE);
});

test("missing and over the limit together", async () => {
  const tree = await treeOf(dir);
  const found = await walk(tree);
  const ids = ["200", "small-1"].map((path) => found.get(path)?.id ?? "");
  const gone = "1".repeat(40);
  await expect(tree.read([...ids, gone], 9)).rejects.toMatchObject({ code: "object-missing" });
  expect((await tree.read(ids, 9))[0]).toBeUndefined();
});

test("a name for a huge blob is no commit", async () => {
  const opened = await open(dir);
  const id = git(dir, ["rev-parse", "HEAD:200"]);
  await expect(opened.resolve(id)).rejects.toMatchObject({ code: "no-such-revision" });
  await expect(opened.tree(id)).rejects.toMatchObject({ code: "object-corrupt" });
});
