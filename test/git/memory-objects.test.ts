import { chmodSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { MemoryObjects } from "../../src/git/memory-objects.ts";
import { ObjectTree } from "../../src/git/object-tree.ts";
import { git, repository, walk, write } from "./fixture.ts";

const text = (value: string) => Buffer.from(value);

test.each(["sha1", "sha256"] as const)("gives the ids that git gives (%s)", (format) => {
  const files = { "a/b": "1", "a.b": "2", a0: "3", "a-": "4", "caf\u00e9/x": "5", run: "6" };
  const dir = repository({}, format);
  write(dir, files);
  chmodSync(join(dir, "run"), 0o755);
  symlinkSync("a.b", join(dir, "link"));
  git(dir, ["add", "-A"]);
  const map = new Map(
    Object.entries(files).map(([path, body]) => [
      path,
      { mode: path === "run" ? "100755" : "100644", bytes: text(body) },
    ]),
  );
  map.set("link", { mode: "120000", bytes: text("a.b") });
  expect(new MemoryObjects(format).commitTree(map)).toBe(git(dir, ["write-tree"]));
});

test("a tree over it lists, reads and digests", async () => {
  const objects = new MemoryObjects();
  const mode = "100644";
  const id = objects.commitTree(
    new Map([
      ["A/url", { mode, bytes: text("hello\n") }],
      ["B", { mode: "160000", id: "1".repeat(40) }],
    ]),
  );
  const tree = new ObjectTree(objects, id);
  const found = await walk(tree);
  expect([...found.keys()]).toEqual(["A/url", "B"]);
  const blob = found.get("A/url")?.id ?? "";
  expect(await tree.read([blob, blob], 6)).toEqual([
    new Uint8Array(text("hello\n")),
    new Uint8Array(text("hello\n")),
  ]);
  expect(await tree.read([blob], 5)).toEqual([undefined]);
  expect(await tree.digest([blob, blob], 5)).toEqual([undefined, undefined]);
  expect(await tree.digest([blob])).toEqual([
    "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03",
  ]);
});

test("what does not hash to its id is corrupt, whatever is asked of it", async () => {
  const objects = new MemoryObjects();
  const blob = objects.add("blob", text("good"));
  const tree = new ObjectTree(objects, objects.addTree([{ name: "a", mode: "100644", id: blob }]));
  const corrupt = expect.objectContaining({ code: "object-corrupt", message: expect.stringContaining(blob) });
  objects.tamper(blob, "blob", text("evil"));
  await expect(tree.read([blob], 99)).rejects.toEqual(corrupt);
  await expect(tree.digest([blob])).rejects.toEqual(corrupt);
  objects.tamper(blob, "blob", undefined);
  await expect(tree.digest([blob])).rejects.toMatchObject({ code: "object-missing" });
});

test("an object of the wrong type is corrupt", async () => {
  const objects = new MemoryObjects();
  const blob = objects.add("blob", text(""));
  const empty = objects.addTree([]);
  await expect(new ObjectTree(objects, blob).list([blob])).rejects.toMatchObject({ code: "object-corrupt" });
  await expect(new ObjectTree(objects, empty).read([empty], 9)).rejects.toMatchObject({
    code: "object-corrupt",
  });
  const garbled = objects.add("tree", text("100644 a"));
  await expect(new ObjectTree(objects, garbled).list([garbled])).rejects.toMatchObject({
    code: "object-corrupt",
  });
});
