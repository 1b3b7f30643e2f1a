import { createHash } from "node:crypto";
import { chmodSync, readdirSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { git, open, repository, temporary, treeOf, walk, write } from "./fixture.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

const names = [
  "url",
  "caf\u00e9/\u{1f600}",
  'quo"te',
  "new\nline",
  "tab\there",
  "back\\slash",
  "deep/er/and/deeper",
  " ",
];

test.each(["sha1", "sha256"])("lists and digests what git and sha256sum do (%s)", async (format) => {
  const dir = repository({}, format);
  write(dir, Object.fromEntries(names.map((name, index) => [name, `content ${index}`])));
  write(dir, { run: "#!/bin/sh\n", empty: "", binary: Buffer.from([0, 10, 255]), same: "content 0" });
  chmodSync(join(dir, "run"), 0o755);
  symlinkSync("../outside", join(dir, "link"));
  git(dir, ["add", "-A"]);
  git(dir, [
    "update-index",
    "--add",
    "--cacheinfo",
    `160000,${"1".repeat(format === "sha1" ? 40 : 64)},module`,
  ]);
  git(dir, ["commit", "-qm", "x"]);
  const tree = await treeOf(dir);
  const found = await walk(tree);
  const lines = [...found].map(
    ([path, { mode, id }]) => `${mode} ${mode === "160000" ? "commit" : "blob"} ${id}\t${path}`,
  );
  expect(lines.sort()).toEqual(git(dir, ["ls-tree", "-r", "-z", "HEAD"]).split("\0").filter(Boolean).sort());

  const blobs = [...found].filter(([, { mode }]) => mode !== "160000").map(([, { id }]) => id);
  const read = await tree.read(blobs, 1000);
  const digests = await tree.digest(blobs);
  for (const [index, blob] of blobs.entries()) {
    const body = read[index] ?? new Uint8Array();
    expect(digests[index]).toBe(createHash("sha256").update(body).digest("hex"));
    expect(git(dir, ["hash-object", "--stdin"], { input: body })).toBe(blob);
  }
});

test("names that are no UTF-8 come whole", async () => {
  const dir = repository({ a: "1" });
  const blob = git(dir, ["rev-parse", "HEAD:a"]);
  const input = Buffer.concat([
    Buffer.from(`100644 blob ${blob}\t`),
    Buffer.from([0xff, 0x61]),
    Buffer.from([0]),
  ]);
  const tree = git(dir, ["mktree", "-z"], { input });
  const head = git(dir, ["commit-tree", "-m", "x", tree]);
  expect([...(await walk(await treeOf(dir, head))).keys()]).toEqual(["\udcffa"]);
});

test("answers stand in the order of the ids; concurrent calls do not mix", async () => {
  const files = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`f${i}`, `${i}`.repeat(i * 10)]));
  const dir = repository(files);
  git(dir, ["gc", "-q"]);
  const tree = await treeOf(dir);
  const found = await walk(tree);
  const ids = Object.keys(files).map((path) => found.get(path)?.id ?? "");
  const shuffled = ids.map((id, index) => ({ id, index })).sort((a, b) => (a.id < b.id ? -1 : 1));
  const calls = shuffled.map(({ id }) => tree.read([id], 1e6));
  const all = tree.read(ids, 5000);
  for (const [position, { index }] of shuffled.entries()) {
    expect(Buffer.from((await calls[position])?.[0] ?? []).toString()).toBe(files[`f${index}`]);
  }
  const lengths = (await all).map((bytes) => bytes?.length);
  expect(lengths).toEqual(Object.values(files).map(({ length }) => (length > 5000 ? undefined : length)));
});

test("clones with --shared and --reference read through their alternates", async () => {
  const dir = repository({ a: "1" });
  const clone = join(temporary(), "clone");
  git(dir, ["clone", "-q", "--shared", dir, clone]);
  expect([...(await walk(await treeOf(clone))).keys()]).toEqual(["a"]);
});

test("what is missing is named", async () => {
  const tree = await treeOf(repository({ a: "1" }));
  const missing = { code: "object-missing", message: expect.stringContaining("2".repeat(40)) };
  await expect(tree.list(["2".repeat(40)])).rejects.toMatchObject(missing);
  await expect(tree.read(["2".repeat(40)], 9)).rejects.toMatchObject(missing);
  expect(await tree.list([tree.id])).toHaveLength(1);
});

test("ids are full ids: nothing else reaches git", async () => {
  const tree = await treeOf(repository({ a: "1" }));
  for (const id of ["HEAD", "", "a\nb", "A".repeat(40), "1".repeat(64)]) {
    await expect(tree.list([id])).rejects.toThrow(RangeError);
  }
});

test("an open repository keeps nothing alive, a closed one leaves nothing behind", async () => {
  const dir = repository({ a: "1" });
  vi.stubEnv("TMPDIR", temporary());
  const alive = () => process.getActiveResourcesInfo().filter((kind) => /Process|Pipe/.test(kind)).length;
  const before = alive();
  const opened = await open(dir);
  const tree = await opened.tree(await opened.resolve("HEAD"));
  await opened.staged("work-tree").then((staged) => staged.list([staged.id]));
  await tree.list([tree.id]);
  expect(alive()).toBe(before);
  expect(readdirSync(tmpdir())).not.toEqual([]);
  opened.close();
  opened.close();
  expect(readdirSync(tmpdir())).toEqual([]);
  await expect(tree.list([tree.id])).rejects.toThrow("closed");
});
