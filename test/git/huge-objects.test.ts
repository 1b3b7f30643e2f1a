import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { git, open, treeOf, walk, write } from "./fixture.ts";

const MEGABYTE = 1024 * 1024;
let dir = "";

/** A repository of small files with zero bombs among them: a few hundred kilobytes on disk. */
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), "bailiwick-test-"));
  git(dir, ["init", "-q", "-b", "main"]);
  for (const index of Array(60).keys()) write(dir, { [`small-${index}`]: `${index}\n` });
  for (const size of [200, 41, 40, 2]) {
    write(dir, { [`${size}`]: "" });
    truncateSync(join(dir, `${size}`), size * MEGABYTE);
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
  expect(performance.now() - start).toBeLessThan(3000);
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
  expect(peak).toBeLessThan(100 * MEGABYTE);
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
