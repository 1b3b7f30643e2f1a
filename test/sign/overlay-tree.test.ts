import { expect, test } from "vitest";
import { encodeText } from "../../src/format/text.ts";
import { MemoryObjects } from "../../src/git/memory-objects.ts";
import { ObjectTree } from "../../src/git/object-tree.ts";
import { narrowTree } from "../../src/sign/narrow-tree.ts";
import { overlayTree } from "../../src/sign/overlay-tree.ts";
import type { Tree } from "../../src/tree.ts";
import { walk } from "../git/fixture.ts";

type Files = Readonly<Record<string, string>>;

function treeOf(files: Files, modes: Files = {}): Tree {
  const objects = new MemoryObjects();
  const named = Object.entries(files).map(
    ([path, text]) => [path, { mode: modes[path] ?? "100644", bytes: encodeText(text) }] as const,
  );
  return new ObjectTree(objects, objects.commitTree(new Map(named)));
}

const base: Files = { "a/b/c": "1", "a/b.x": "2", "a/d": "3", e: "4", "f/g": "5" };

/** The tree with changes laid over it has the very id of one that was made with them. */
test.each<[string, Record<string, string | undefined>, Files]>([
  ["nothing", {}, base],
  ["a file changed", { "a/b/c": "9" }, { ...base, "a/b/c": "9" }],
  [
    "files added, where git's order is not that of names",
    { "a/b-": "x", "a/b0/y": "z", A: "1" },
    { ...base, "a/b-": "x", "a/b0/y": "z", A: "1" },
  ],
  ["a directory emptied", { "f/g": undefined }, { "a/b/c": "1", "a/b.x": "2", "a/d": "3", e: "4" }],
  [
    "a directory in place of a file",
    { e: undefined, "e/x": "1" },
    { "a/b/c": "1", "a/b.x": "2", "a/d": "3", "e/x": "1", "f/g": "5" },
  ],
  [
    "a file in place of a directory",
    { "f/g": undefined, f: "1" },
    { "a/b/c": "1", "a/b.x": "2", "a/d": "3", e: "4", f: "1" },
  ],
  ["what is not there, taken away", { "x/y": undefined, z: undefined }, base],
])("%s", async (_, changes, wanted) => {
  const bytes = new Map(
    Object.entries(changes).map(([path, text]) => [path, text === undefined ? undefined : encodeText(text)]),
  );
  const tree = await overlayTree(treeOf(base), bytes, "sha1");
  expect(tree.id).toBe(treeOf(wanted).id);
  const files: Record<string, string> = {};
  for (const [path, { id }] of await walk(tree))
    files[path] = Buffer.from((await tree.read([id], 99))[0] ?? []).toString();
  expect(files).toEqual(wanted);
});

test("everything may go, and a file keeps its mode", async () => {
  const all = new Map(Object.keys(base).map((path) => [path, undefined]));
  expect((await overlayTree(treeOf(base), all, "sha1")).id).toBe(treeOf({}).id);
  const runs = { "f/g": "100755", e: "120000" };
  const tree = await overlayTree(
    treeOf(base, runs),
    new Map([
      ["f/g", encodeText("9")],
      ["e", encodeText("9")],
    ]),
    "sha1",
  );
  expect(tree.id).toBe(treeOf({ ...base, "f/g": "9", e: "9" }, { "f/g": "100755" }).id);
});

test("answers stand in the order of the ids, from both trees", async () => {
  const below = treeOf(base);
  const tree = await overlayTree(below, new Map([["e", encodeText("new")]]), "sha1");
  const ids = [...(await walk(tree)).values(), ...(await walk(below)).values()].map(({ id }) => id);
  const read = await tree.read(ids, 99);
  expect(read.map((bytes) => Buffer.from(bytes ?? []).toString()).join(" ")).toBe("2 1 3 new 5 2 1 3 4 5");
  expect(await tree.digest(ids)).toHaveLength(ids.length);
});

test("a narrowed tree lists what leads to its paths, and all within them", async () => {
  const narrow = await narrowTree(treeOf(base), ["a/b", "x/y", "e"]);
  expect([...(await walk(narrow)).keys()].sort()).toEqual(["a/b/c", "e"]);
  expect([...(await walk(await narrowTree(treeOf(base), ["a", "a/b"]))).keys()].sort()).toEqual([
    "a/b.x",
    "a/b/c",
    "a/d",
  ]);
});
