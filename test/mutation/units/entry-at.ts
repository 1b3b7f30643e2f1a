import { deepEqual, equal } from "node:assert/strict";
import { entryAt } from "../../../src/verify/entry-at.ts";
import { file, folder, listTree } from "../list-tree.ts";
import type { Unit } from "../unit.ts";

const tree = listTree({
  top: [file("README.md"), folder("docs")],
  docs: [folder("deep"), file("intro")],
  deep: [file("page")],
});

export const entryAtUnits: readonly Unit[] = [
  {
    name: "an entry is found at its path, a directory too",
    async check() {
      deepEqual(await entryAt(tree, "README.md"), file("README.md"));
      deepEqual(await entryAt(tree, "docs/deep"), folder("deep"));
      deepEqual(await entryAt(tree, "docs/deep/page"), file("page"));
    },
  },
  {
    name: "nothing is found where nothing is, and nothing below a file",
    async check() {
      equal(await entryAt(tree, "docs/page"), undefined);
      equal(await entryAt(tree, "other/page"), undefined);
      equal(await entryAt(tree, "README.md/page"), undefined);
      equal(await entryAt(tree, "docs/intro/page/one"), undefined);
    },
  },
];
