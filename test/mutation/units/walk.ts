import { deepEqual, equal } from "node:assert/strict";
import { parseLayout } from "../../../src/format/layout.ts";
import type { Tree } from "../../../src/tree.ts";
import { filesOf } from "../../../src/verify/files.ts";
import type { Home } from "../../../src/verify/home.ts";
import { outlineOf, type SubjectOutline } from "../../../src/verify/outline.ts";
import { refuse } from "../../../src/verify/refuse.ts";
import { MOST_ENTRIES, walk } from "../../../src/verify/walk.ts";
import { file, folder, listTree } from "../list-tree.ts";
import type { Unit } from "../unit.ts";

/** The ids of all directories that are looked into, and whether the walk came to an end. */
async function walked(tree: Tree, top: readonly string[], most: number): Promise<[string[], boolean]> {
  const seen: string[] = [];
  const ended = await walk(
    tree,
    top.map((id) => ({ id })),
    most,
    ({ id }, entries) => {
      seen.push(id);
      return entries.filter(({ mode }) => mode === "40000");
    },
  );
  return [seen, ended];
}

const home: Home = {
  exists: true,
  documents: new Map(),
  attributes: undefined,
  statements: undefined,
  common: undefined,
  faults: [],
};

/** The outline of a package with a fault and one file outside its directory. */
function outline(name: string): SubjectOutline {
  const faults = [refuse("tree-malformed", { path: name })];
  const leaves = [{ path: `${name}.txt`, mode: "100644", id: "0" }];
  return { subject: { kind: "package", name }, directory: name, leaves, chain: undefined, faults };
}

const tooMany = refuse("too-many-files", {});

export const walkUnits: readonly Unit[] = [
  {
    name: "a walk goes level by level, in order, to its end",
    async check() {
      const tree = listTree({ a: [folder("c"), file("x")], b: [folder("d")], c: [], d: [file("y")] });
      deepEqual(await walked(tree, ["a", "b"], 4), [["a", "b", "c", "d"], true]);
      deepEqual(await walked(tree, [], 0), [[], true]);
    },
  },
  {
    name: "a walk ends before the directory that has one entry too many",
    async check() {
      const tree = listTree({ a: [folder("c"), file("x")], b: [folder("d")], c: [], d: [file("y")] });
      deepEqual(await walked(tree, ["a", "b"], 3), [["a", "b", "c"], false]);
      deepEqual(await walked(tree, ["a", "b"], 2), [["a"], false]);
    },
  },
  {
    name: "no more than 256 directories are listed together",
    async check() {
      const names = Array.from({ length: 512 }, (_, i) => `${i}`);
      const asked: string[][] = [];
      const tree = listTree(Object.fromEntries(names.map((name) => [name, []])), asked);
      deepEqual(await walked(tree, names, 0), [names, true]);
      deepEqual(asked, [names.slice(0, 256), names.slice(256)]);
    },
  },
  {
    name: "the subjects of a tree of too many entries are not looked at, and it is said of the tree",
    async check() {
      const tree = listTree({ top: [file("README.md"), folder("docs")], docs: MOST_ENTRIES - 1 });
      const found = await outlineOf(
        tree,
        home,
        parseLayout(["packages/*/"]) ?? { directories: [], files: [] },
      );
      deepEqual([...found.subjects], []);
      deepEqual(found.collisions, []);
      deepEqual(found.faults, [{ refusal: tooMany, id: "top" }]);
      equal(found.tree, tree);
      equal(found.home, home);
    },
  },
  {
    name: "too many files are the fault of the subject that has them, and of no other",
    async check() {
      const tree = listTree({ A: [file("url")], B: MOST_ENTRIES, C: (MOST_ENTRIES >> 4) + 1 });
      deepEqual(
        [...(await filesOf(tree, ["A", "B", "C"].map(outline)))],
        [
          [
            "package A",
            {
              leaves: [
                { path: "A.txt", mode: "100644", id: "0" },
                { path: "A/url", mode: "100644", id: "url" },
              ],
              faults: outline("A").faults,
            },
          ],
          ["package B", { leaves: [], faults: [...outline("B").faults, tooMany] }],
          ["package C", { leaves: [], faults: [...outline("C").faults, tooMany] }],
        ],
      );
    },
  },
];
