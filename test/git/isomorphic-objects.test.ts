import { createHash, randomBytes } from "node:crypto";
import * as fs from "node:fs";
import {
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { formatTree } from "../../src/git/format-tree.ts";
import { IsomorphicObjects } from "../../src/git/isomorphic-objects.ts";
import { ObjectTree } from "../../src/git/object-tree.ts";
import type { Tree } from "../../src/tree.ts";
import { forgePack } from "../hostile/forge-pack.ts";
import { forgeLoose, git, repository, treeOf, walk, write } from "./fixture.ts";
import { memoryFs } from "./isomorphic-memory-fs.ts";

const MEGABYTE = 1024 * 1024;
const evil = Buffer.from("evil\n");
const corrupt = (id: string) => ({ code: "object-corrupt", message: expect.stringContaining(id) });

/** The tree of HEAD, and of what is committed there. */
function open(dir: string): Tree {
  const objects = new IsomorphicObjects(join(dir, ".git"), fs);
  onTestFinished(() => objects.close());
  return new ObjectTree(objects, git(dir, ["rev-parse", "HEAD^{tree}"]));
}

/** Everything that a Tree can be asked, of every file. */
async function ask(tree: Tree) {
  const found = await walk(tree);
  const ids = [...found.values()].filter(({ mode }) => mode !== "160000").map(({ id }) => id);
  const [read, digests] = [await tree.read(ids, 100_000), await tree.digest(ids)];
  return { found, read: read.map((bytes) => bytes && Buffer.from(bytes).toString("latin1")), digests };
}

test.each(["loose", "packed", "packed and loose"])("shows what git shows: %s", async (kind) => {
  const dir = repository({
    "a/b/c": "1",
    "caf\u00e9/\u{1f600}": "2",
    empty: "",
    large: randomBytes(99_000),
    zeros: Buffer.alloc(5 * MEGABYTE),
    text: "line\n".repeat(9000),
  });
  symlinkSync("a", join(dir, "link"));
  git(dir, ["add", "-A"]);
  git(dir, ["update-index", "--add", "--cacheinfo", `160000,${"1".repeat(40)},module`]);
  git(dir, ["commit", "-qm", "x"]);
  if (kind !== "loose") git(dir, ["gc", "-q"]);
  if (kind !== "packed") {
    write(dir, { more: "more\n", text: `${"line\n".repeat(9000)}and one more\n` });
    git(dir, ["commit", "-qam", "x"]);
  }
  expect(await ask(open(dir))).toEqual(await ask(await treeOf(dir)));
});

test("entries that git would never write, and names that are no UTF-8, come as they are", async () => {
  const dir = repository({ a: "1" });
  const id = git(dir, ["rev-parse", "HEAD:a"]);
  const entries = [
    { name: "b", mode: "100644", id },
    { name: "..", mode: "100664", id },
    { name: "b", mode: "040000", id },
    { name: "\udcff\udcfe", mode: "100644", id },
  ];
  const input = formatTree(entries);
  const tree = git(dir, ["hash-object", "-w", "-t", "tree", "--literally", "--stdin"], { input });
  expect(await open(dir).list([tree])).toEqual([entries]);
});

test("a tampered loose object is corrupt, small or large", async () => {
  for (const good of [Buffer.from("good\n"), randomBytes(200_000)]) {
    const dir = repository({ a: good });
    const blob = git(dir, ["rev-parse", "HEAD:a"]);
    for (const bad of [evil, randomBytes(200_000), Buffer.concat([good, Buffer.of(0)])]) {
      forgeLoose(join(dir, ".git"), blob, "blob", bad);
      await expect(open(dir).read([blob], MEGABYTE)).rejects.toMatchObject(corrupt(blob));
      await expect(open(dir).digest([blob])).rejects.toMatchObject(corrupt(blob));
    }
    forgeLoose(join(dir, ".git"), blob, "tree", good);
    await expect(open(dir).digest([blob])).rejects.toMatchObject(corrupt(blob));
  }
});

test("a forged pack is corrupt, its checksums right or wrong", async () => {
  const dir = repository({ a: "good\n" });
  const blob = git(dir, ["rev-parse", "HEAD:a"]);
  rmSync(join(dir, ".git/objects", blob.slice(0, 2)), { recursive: true });
  const path = forgePack(join(dir, ".git"), [{ id: blob, type: "blob", body: evil }]);
  await expect(open(dir).digest([blob])).rejects.toMatchObject(corrupt(blob));
  const pack = readFileSync(`${path}.pack`);
  for (const bytes of [pack.subarray(0, 20), pack.fill(1, 12, 13), Buffer.alloc(0)]) {
    writeFileSync(`${path}.pack`, bytes);
    await expect(open(dir).digest([blob])).rejects.toMatchObject(corrupt(blob));
  }
  rmSync(`${path}.pack`);
  await expect(open(dir).digest([blob])).rejects.toMatchObject(corrupt(blob));
  writeFileSync(`${path}.idx`, "no index");
  await expect(open(dir).digest([blob])).rejects.toMatchObject(corrupt(blob));
});

test("a torn loose object is corrupt", async () => {
  const dir = repository({ a: randomBytes(300_000), b: "b\n" });
  for (const name of ["a", "b"]) {
    const blob = git(dir, ["rev-parse", `HEAD:${name}`]);
    const path = join(dir, ".git/objects", blob.slice(0, 2), blob.slice(2));
    const bytes = readFileSync(path);
    for (const length of [bytes.length >> 1, 5, 1, 0]) {
      rmSync(path, { force: true });
      writeFileSync(path, bytes.subarray(0, length));
      await expect(open(dir).digest([blob])).rejects.toMatchObject(corrupt(blob));
    }
  }
});

test("what is missing is named, and so is what a pack's index promises in vain", async () => {
  const dir = repository({ a: "1" });
  const missing = (id: string) => ({ code: "object-missing", message: expect.stringContaining(id) });
  const gone = "2".repeat(40);
  await expect(open(dir).read([gone], 9)).rejects.toMatchObject(missing(gone));
  const blob = git(dir, ["rev-parse", "HEAD:a"]);
  unlinkSync(join(dir, ".git/objects", blob.slice(0, 2), blob.slice(2)));
  await expect(open(dir).digest([blob])).rejects.toMatchObject(missing(blob));
  forgePack(join(dir, ".git"), [{ id: blob, type: "ref-delta", body: Buffer.of(1, 1, 0x90, 1), base: gone }]);
  await expect(open(dir).digest([blob])).rejects.toMatchObject(missing(blob));
  rmSync(join(dir, ".git/objects/pack"), { recursive: true });
  await expect(open(dir).digest([blob])).rejects.toMatchObject(missing(blob));
});

test("a loose zero bomb is not inflated beyond the limit; without one, it is digested piece by piece", async () => {
  const dir = repository({ small: "small\n" });
  write(dir, { bomb: "" });
  truncateSync(join(dir, "bomb"), 200 * MEGABYTE);
  git(dir, ["-c", "core.compression=1", "add", "-A"]);
  git(dir, ["commit", "-qm", "x"]);
  expect(readdirSync(join(dir, ".git/objects/pack"))).toEqual([]);
  const [bomb = "", small = ""] = ["bomb", "small"].map((name) => git(dir, ["rev-parse", `HEAD:${name}`]));
  const tree = open(dir);
  let peak = 0;
  const before = process.memoryUsage().rss;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss - before);
  }, 5);
  const start = performance.now();
  expect(await tree.digest([bomb, small, bomb], MEGABYTE)).toEqual([undefined, sha256("small\n"), undefined]);
  expect(performance.now() - start).toBeLessThan(1000);
  expect(await tree.digest([bomb])).toEqual([sha256(Buffer.alloc(200 * MEGABYTE))]);
  clearInterval(watch);
  expect(peak).toBeLessThan(64 * MEGABYTE);
});

test("an object of any form is left out when it is over the limit", async () => {
  const dir = repository({ a: "12345", b: randomBytes(50_000), c: "1234" });
  const ids = ["a", "b", "c"].map((name) => git(dir, ["rev-parse", `HEAD:${name}`]));
  for (const kind of ["loose", "packed"]) {
    if (kind === "packed") git(dir, ["gc", "-q"]);
    const read = await open(dir).read(ids, 4);
    expect(read.map((bytes) => bytes && Buffer.from(bytes).toString())).toEqual([
      undefined,
      undefined,
      "1234",
    ]);
  }
});

test("answers stand in the order of the ids; concurrent calls do not mix; closed it rejects", async () => {
  const files = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`f${i}`, `${i}`.repeat(i * 100)]));
  const dir = repository(files);
  git(dir, ["gc", "-q"]);
  const objects = new IsomorphicObjects(join(dir, ".git"), fs);
  const tree = new ObjectTree(objects, git(dir, ["rev-parse", "HEAD^{tree}"]));
  const found = await walk(tree);
  const ids = Object.keys(files).map((path) => found.get(path)?.id ?? "");
  const singly = ids.map(async (id) => (await tree.digest([id]))[0]);
  const wanted = Object.values(files).map(sha256);
  expect(await tree.digest([...ids, ...ids])).toEqual([...wanted, ...wanted]);
  expect(await Promise.all(singly)).toEqual(wanted);
  const late = tree.digest(ids);
  objects.close();
  await expect(late).rejects.toThrow("closed");
  await expect(tree.list([tree.id])).rejects.toThrow("closed");
});

test("ids are full ids: nothing else becomes a path", async () => {
  const tree = open(repository({ a: "1" }));
  for (const id of [
    "HEAD",
    "",
    "../../../../../../../../../../../etc/pass",
    "A".repeat(40),
    "1".repeat(64),
  ]) {
    await expect(tree.list([id])).rejects.toThrow(RangeError);
  }
});

test("any file system of promises will do, and is only read", async () => {
  const dir = repository({ "a/b": "1\n", large: randomBytes(99_000) });
  for (const kind of ["loose", "packed"]) {
    if (kind === "packed") git(dir, ["gc", "-q"]);
    const objects = new IsomorphicObjects("/repository", memoryFs(join(dir, ".git"), "/repository"));
    const tree = new ObjectTree(objects, git(dir, ["rev-parse", "HEAD^{tree}"]));
    expect(await ask(tree)).toEqual(await ask(await treeOf(dir)));
  }
});

function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}
