import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { formatTree } from "../../src/git/format-tree.ts";
import { commit, forgeLoose, git, open, repository, treeOf, walk } from "./fixture.ts";

const evil = Buffer.from("evil\n");
const corrupt = (id: string) => ({ code: "object-corrupt", message: expect.stringContaining(id) });

test("a tampered loose blob: git gives it out as good, we do not", async () => {
  const dir = repository({ a: "good\n" });
  const blob = git(dir, ["rev-parse", "HEAD:a"]);
  forgeLoose(join(dir, ".git"), blob, "blob", evil);
  expect(git(dir, ["cat-file", "blob", blob])).toBe("evil");
  const tree = await treeOf(dir);
  await expect(tree.read([blob], 99)).rejects.toMatchObject(corrupt(blob));
  await expect(tree.digest([blob])).rejects.toMatchObject(corrupt(blob));
});

test("a tampered blob of many chunks", async () => {
  const dir = repository({ a: "a".repeat(1 << 20) });
  const blob = git(dir, ["rev-parse", "HEAD:a"]);
  forgeLoose(join(dir, ".git"), blob, "blob", Buffer.from(`${"a".repeat((1 << 20) - 1)}b`));
  const tree = await treeOf(dir);
  await expect(tree.read([blob], 1 << 21)).rejects.toMatchObject(corrupt(blob));
  await expect(tree.digest([blob])).rejects.toMatchObject(corrupt(blob));
});

test("a forged loose tree, and one that is suddenly a blob", async () => {
  const dir = repository({ a: "good\n" });
  const tree = await treeOf(dir);
  const id = git(dir, ["hash-object", "-w", "--stdin"], { input: evil });
  const forged = formatTree([{ name: "b", mode: "100644", id }]);
  forgeLoose(join(dir, ".git"), tree.id, "tree", forged);
  await expect(tree.list([tree.id])).rejects.toMatchObject(corrupt(tree.id));
  forgeLoose(join(dir, ".git"), tree.id, "blob", forged);
  await expect(treeOf(dir).then((fresh) => fresh.list([fresh.id]))).rejects.toMatchObject(corrupt(tree.id));
});

test("a forged loose commit", async () => {
  const dir = repository({ a: "good\n" });
  const head = git(dir, ["rev-parse", "HEAD"]);
  const body = Buffer.from(git(dir, ["cat-file", "commit", head]).replace("A <", "B <"));
  forgeLoose(join(dir, ".git"), head, "commit", body);
  expect(git(dir, ["log", "--format=%an"])).toBe("B");
  await expect(treeOf(dir)).rejects.toMatchObject(corrupt(head));
});

test("a forged pack: evil bytes under a good id", async () => {
  const dir = repository({ a: "good\n" });
  const blob = git(dir, ["rev-parse", "HEAD:a"]);
  rmSync(join(dir, ".git/objects", blob.slice(0, 2)), { recursive: true });
  forgePack(join(dir, ".git/objects/pack"), blob, evil);
  expect(git(dir, ["cat-file", "blob", blob])).toBe("evil");
  await expect((await treeOf(dir)).digest([blob])).rejects.toMatchObject(corrupt(blob));
});

test("a loose object that ends too early: git dies over it, and is started again", async () => {
  const dir = repository({ a: randomBytes(300_000), b: "b\n" });
  const [a = "", b = ""] = ["HEAD:a", "HEAD:b"].map((name) => git(dir, ["rev-parse", name]));
  const path = join(dir, ".git/objects", a.slice(0, 2), a.slice(2));
  const bytes = readFileSync(path);
  const tree = await treeOf(dir);
  for (const [length, code] of [
    [200_000, "object-corrupt"],
    [40, "object-corrupt"],
    [1, "object-missing"],
  ] as const) {
    rmSync(path, { force: true });
    writeFileSync(path, bytes.subarray(0, length));
    await expect(tree.digest([b, a])).rejects.toMatchObject({ code, message: expect.stringContaining(a) });
    expect(await tree.read([b], 9)).toHaveLength(1);
  }
});

test("replacements and grafts are not followed", async () => {
  const dir = repository({ a: "one\n" });
  const [first, second] = [git(dir, ["rev-parse", "HEAD"]), commit(dir, { a: "two\n" })];
  const third = commit(dir, { a: "three\n" });
  const blob = git(dir, ["rev-parse", `${third}:a`]);
  git(dir, ["replace", blob, git(dir, ["rev-parse", `${first}:a`])]);
  git(dir, ["replace", third, first]);
  writeFileSync(join(dir, ".git/info/grafts"), `${second}\n`);
  expect(git(dir, ["cat-file", "blob", blob])).toBe("one");
  expect(git(dir, ["rev-list", "--count", second])).toBe("1");

  const opened = await open(dir);
  const tree = await opened.tree(third);
  expect((await walk(tree)).get("a")?.id).toBe(blob);
  expect(Buffer.from((await tree.read([blob], 99))[0] ?? []).toString()).toBe("three\n");
  expect((await opened.commit(third)).parents).toEqual([second]);
  expect(await opened.resolve("main~2")).toBe(first);
});

test("an alternates file may name any place: what is there is hashed too", async () => {
  const dir = repository({ a: "good\n" });
  const other = repository({ b: "b\n" });
  const blob = git(dir, ["rev-parse", "HEAD:a"]);
  const away = join(other, ".git/objects", blob.slice(0, 2));
  mkdirSync(away, { recursive: true });
  renameSync(join(dir, ".git/objects", blob.slice(0, 2), blob.slice(2)), join(away, blob.slice(2)));
  writeFileSync(join(dir, ".git/objects/info/alternates"), `/dev/null\n/proc/self\n${other}/.git/objects\n`);
  expect(await (await treeOf(dir)).digest([blob])).toEqual([
    createHash("sha256").update("good\n").digest("hex"),
  ]);
  forgeLoose(join(other, ".git"), blob, "blob", evil);
  await expect((await treeOf(dir)).digest([blob])).rejects.toMatchObject(corrupt(blob));
});

test("a tree with entries git would never write is listed as it is", async () => {
  const dir = repository({ a: "good\n" });
  const blob = git(dir, ["rev-parse", "HEAD:a"]);
  const entries = ["z", ".git", "..", "z"].map((name) => ({ name, mode: "100600", id: blob }));
  const input = formatTree(entries);
  const id = git(dir, ["hash-object", "-w", "-t", "tree", "--literally", "--stdin"], { input });
  const head = git(dir, ["commit-tree", "-m", "x", id]);
  expect(await (await treeOf(dir, head)).list([id])).toEqual([entries]);
});

/** A pack of one blob whose index claims another id for it. */
function forgePack(folder: string, id: string, body: Buffer): void {
  const sha1 = (bytes: Uint8Array) => createHash("sha1").update(bytes).digest();
  const int = (value: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return bytes;
  };
  const packed = Buffer.concat([Buffer.from([(3 << 4) | body.length]), deflateSync(body)]);
  const pack = Buffer.concat([Buffer.from("PACK"), int(2), int(1), packed]);
  const trailer = sha1(pack);
  const first = Number.parseInt(id.slice(0, 2), 16);
  const fanout = Buffer.concat(Array.from({ length: 256 }, (_, byte) => int(byte >= first ? 1 : 0)));
  const rest = [Buffer.from(id, "hex"), int(crc32(packed)), int(12), trailer];
  const index = Buffer.concat([Buffer.from([0xff, 0x74, 0x4f, 0x63]), int(2), fanout, ...rest]);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `pack-${trailer.toString("hex")}.pack`), Buffer.concat([pack, trailer]));
  writeFileSync(join(folder, `pack-${trailer.toString("hex")}.idx`), Buffer.concat([index, sha1(index)]));
  expect(readdirSync(folder)).toHaveLength(2);
}
