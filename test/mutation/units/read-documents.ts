import { deepEqual, equal } from "node:assert/strict";
import { SUMS_BYTES } from "../../../src/format/sums.ts";
import type { Tree } from "../../../src/tree.ts";
import { readDocuments as read } from "../../../src/verify/read-documents.ts";
import type { Unit } from "../unit.ts";

/** A tree of blobs so large, by id, and every question that was asked of it. Zeroes that nobody reads take no memory. */
function treeOf(sizes: Readonly<Record<string, number>>): {
  readonly tree: Tree;
  readonly asked: readonly { readonly ids: readonly string[]; readonly limit: number }[];
} {
  const asked: { ids: readonly string[]; limit: number }[] = [];
  const tree: Tree = {
    id: "",
    list: async () => [],
    digest: async () => [],
    async read(ids, limit) {
      asked.push({ ids, limit });
      return ids.map((id) => ((sizes[id] ?? 0) > limit ? undefined : new Uint8Array(sizes[id] ?? 0)));
    },
  };
  return { tree, asked };
}

const [SMALL, MIDDLE] = [1 << 16, 1 << 20];
const lengths = (contents: ReadonlyMap<string, Uint8Array | undefined>) =>
  [...contents].map(([id, bytes]) => [id, bytes?.length]);

export const readDocuments: readonly Unit[] = [
  {
    name: "documents: small ones are read first, larger ones later, each once",
    async check() {
      const { tree, asked } = treeOf({ huge: SUMS_BYTES, large: SMALL + 1, small: SMALL });
      const { contents, isWhole } = await read(tree, ["huge", "large", "small", "small"]);
      deepEqual(lengths(contents), [
        ["small", SMALL],
        ["large", SMALL + 1],
        ["huge", SUMS_BYTES],
      ]);
      equal(isWhole, true);
      deepEqual(asked, [
        { ids: ["huge", "large", "small"], limit: SMALL },
        { ids: ["huge", "large"], limit: MIDDLE },
        { ids: ["huge"], limit: SUMS_BYTES },
      ]);
    },
  },
  {
    name: "documents: no more are read together than fit",
    async check() {
      const ids = Array.from({ length: 65 }, (_, i) => `${i}`);
      const { tree, asked } = treeOf(Object.fromEntries(ids.map((id) => [id, SMALL + 1])));
      const { contents } = await read(tree, ids);
      equal(contents.size, 65);
      deepEqual(
        asked.map(({ ids, limit }) => [ids.length, limit]),
        [
          [65, SMALL],
          [64, MIDDLE],
          [1, MIDDLE],
        ],
      );
    },
  },
  {
    name: "documents: all that is read has 128 MiB at most, and what does not fit is told",
    async check() {
      const { tree, asked } = treeOf({ a: SUMS_BYTES, b: SUMS_BYTES, c: MIDDLE + 1, d: SUMS_BYTES });
      const fitting = await read(tree, ["a", "b"]);
      deepEqual([fitting.contents.size, fitting.isWhole], [2, true]);
      const full = await read(tree, ["a", "b", "d"]);
      deepEqual([full.contents.size, full.isWhole], [2, false]);
      const { contents, isWhole } = await read(tree, ["a", "c", "b", "d"]);
      deepEqual(lengths(contents), [
        ["a", SUMS_BYTES],
        ["c", MIDDLE + 1],
      ]);
      equal(isWhole, false);
      // Nothing more is read once there is no room.
      deepEqual(asked.at(-1)?.ids, ["b"]);
    },
  },
  {
    name: "documents: what is larger than any document is left out, and takes no room",
    async check() {
      const { tree } = treeOf({ a: SUMS_BYTES + 1, b: 1 });
      const { contents, isWhole } = await read(tree, ["a", "b"]);
      deepEqual(lengths(contents), [["b", 1]]);
      equal(isWhole, true);
    },
  },
];
