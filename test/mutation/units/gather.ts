import { deepEqual, equal } from "node:assert/strict";
import { SUMS_BYTES } from "../../../src/format/sums.ts";
import type { Tree } from "../../../src/tree.ts";
import { type Evidence, gather, type Hashing } from "../../../src/verify/evidence.ts";
import type { Unit } from "../unit.ts";
import { type Staged, stage } from "./stage.ts";

const header = "expect: accepted\nuser: alice publish */**\n";
const once = (text: () => string) => {
  let staged: Promise<Staged> | undefined;
  return () => {
    staged ??= stage(text());
    return staged;
  };
};
const names = Array.from({ length: 512 }, (_, i) => `P${String(i).padStart(3, "0")}`);
const many = once(() => `${header}${names.map((name) => `-- base/${name}/url --\nx\n`).join("")}`);
const odd = once(
  () => `${header}-- base/A/a --
one
-- base/A/b --
four
-- base: state A --
-- base: mode symlink A/b --
-- base/A/c --
five
`,
);
/** Three packages, signed by Zoe, the third by others, too; and more than are read together. */
const heavy = once(
  () =>
    `${header}${names
      .slice(0, 256)
      .map((name) => `-- base/${name}/url --\nx\n`)
      .join("")}` +
    ["A", "B", "C"].map((name) => `-- base/${name}/url --\nx\n-- base: state ${name} --\n`).join("") +
    ["A/1.zoe", "B/1.zoe", "C/1.zoe", "C/1.yan", "C/1.xav"]
      .map((path) => `-- base/.bailiwick/statements/${path}.sig --\n${path}\n`)
      .join(""),
);

async function evidenceIn({ policy, outline }: Staged, tree: Tree, hashing?: Hashing): Promise<Evidence[]> {
  const found: Evidence[] = [];
  for await (const each of gather(tree, policy, [...outline.subjects.values()], hashing)) found.push(each);
  return found;
}

/** The tree, and what it is asked. */
function watched(inner: Tree) {
  const lists: number[] = [];
  const digests: [readonly string[], number | undefined][] = [];
  const tree: Tree = {
    id: inner.id,
    async list(ids) {
      lists.push(ids.length);
      return inner.list(ids);
    },
    read: (ids, limit) => inner.read(ids, limit),
    async digest(ids, limit) {
      if (ids.length > 0) digests.push([ids, limit]);
      return inner.digest(ids, limit);
    },
  };
  return { tree, lists, digests };
}

/** The tree, every signature file in it as large as any file that is read. */
function heavyTree(inner: Tree): Tree {
  return {
    ...watched(inner).tree,
    async read(ids, limit) {
      const found = await inner.read(ids, limit);
      return found.map((bytes) => {
        if (bytes === undefined || !/^[A-C]\/1\.[a-z]+\n$/.test(Buffer.from(bytes).toString())) return bytes;
        return limit < SUMS_BYTES ? undefined : new Uint8Array(SUMS_BYTES);
      });
    },
  };
}

export const gatherUnits: readonly Unit[] = [
  {
    name: "evidence: subjects come in order, 256 of them read together",
    async check() {
      const staged = await many();
      const { tree, lists } = watched(staged.tree);
      const found = await evidenceIn(staged, tree);
      deepEqual(
        found.map(({ outline }) => outline.subject.name),
        names,
      );
      deepEqual(
        found.map(({ files }) => files.leaves.length),
        names.map(() => 1),
      );
      // Of each group the statements, of which there are none, and the files.
      deepEqual(lists, [0, 256, 0, 256, 0]);
    },
  },
  {
    name: "evidence: regular files that are stated are hashed, and no others",
    async check() {
      const staged = await odd();
      const { tree, digests } = watched(staged.tree);
      const [evidence] = await evidenceIn(staged, tree);
      deepEqual([...(evidence?.digests.keys() ?? [])], ["A/a"]);
      const id = evidence?.files.leaves.find(({ path }) => path === "A/a")?.id ?? "";
      deepEqual(digests, [[[id], undefined]]);
    },
  },
  {
    name: "evidence: what is known is hashed whatever its size, the rest up to the limit, each once",
    async check() {
      const staged = await odd();
      const { tree, digests } = watched(staged.tree);
      const [evidence] = await evidenceIn(staged, tree, { limit: 3, known: new Set() });
      deepEqual([...(evidence?.digests.keys() ?? [])], []);
      const id = evidence?.files.leaves.find(({ path }) => path === "A/a")?.id ?? "";
      const [again] = await evidenceIn(staged, tree, { limit: 3, known: new Set([`${id} A/a`]) });
      deepEqual([...(again?.digests.keys() ?? [])], ["A/a"]);
      deepEqual(digests, [
        [[id], 3],
        [[id], undefined],
      ]);
    },
  },
  {
    name: "evidence: subjects whose statements are too much together are read one by one",
    async check() {
      const staged = await heavy();
      const found = await evidenceIn(staged, heavyTree(staged.tree), "none");
      equal(found.length, 259);
      const sizes = found
        .slice(0, 3)
        .map(({ chain }) => chain.links.map(({ signed }) => signed.signatures.size));
      // The third has more than is ever read of one subject: what does not fit beside its statement is left out.
      deepEqual(sizes, [[1], [1], [1]]);
      equal(found[0]?.chain.links[0]?.signed.signatures.get("zoe")?.length, SUMS_BYTES);
    },
  },
];
