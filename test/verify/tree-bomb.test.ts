import { expect, test } from "vitest";
import { MemoryObjects } from "../../src/git/memory-objects.ts";
import { ObjectTree } from "../../src/git/object-tree.ts";
import type { Entry, Tree } from "../../src/tree.ts";
import { accept } from "../../src/verify/accept.ts";
import { MOST_ENTRIES } from "../../src/verify/walk.ts";
import { buildStages } from "../scenario/build-stages.ts";
import { buildTree } from "../scenario/build-tree.ts";
import { codesOf, refusalsOf } from "../scenario/codes.ts";
import { readScenario } from "../scenario/read-scenario.ts";

const WIDTH = 1024;
/** What may be read beyond the limit: one group of directories. */
const SLACK = 256 * WIDTH;

const text = `# A registry with one package.
expect: accepted
layout: packages/*/
user: alice publish packages/A/**

-- base/packages/A/url --
https://example.org/a
-- base: sign alice packages/A --
`;

/** A tree that holds itself WIDTH times, and so more entries than there are atoms; `where` it hangs. */
async function bombed(where: string): Promise<{ tree: Tree; pin: string; handed: () => number }> {
  const { stages, pin } = await buildStages(readScenario("bomb", text));
  const stage = stages.get("base");
  if (stage === undefined) throw new Error("no base");
  const objects = new MemoryObjects();
  const id = "b".repeat(40);
  const name = (i: number) => `n${String(i).padStart(4, "0")}`;
  const bomb: Entry[] = Array.from({ length: WIDTH }, (_, i) => ({ name: name(i), mode: "40000", id }));
  const sound = buildTree(
    { ...stage, files: new Map([...stage.files, [`${where}/x`, { mode: "40000", id }]]) },
    objects,
  );
  const inner = new ObjectTree(objects, sound.id);
  let handed = 0;
  const tree: Tree = {
    id: inner.id,
    read: (ids, limit) => inner.read(ids, limit),
    digest: (ids, limit) => inner.digest(ids, limit),
    async list(ids) {
      handed += ids.filter((each) => each === id).length * WIDTH;
      if (handed > 2 * MOST_ENTRIES + SLACK) throw new Error("the walk asked for more than it will judge");
      const sane = ids.filter((each) => each !== id);
      const lists = await inner.list(sane);
      const known = new Map(sane.map((each, i) => [each, lists[i] ?? []]));
      return ids.map((each) => (each === id ? bomb : (known.get(each) ?? [])));
    },
  };
  return { tree, pin, handed: () => handed };
}

test.each(["zz", "packages/B"])(
  "a tree of trees in %s is refused before it fills the memory",
  async (where) => {
    const { tree, pin } = await bombed(where);
    const { verdict } = await accept(undefined, tree, { pin });
    expect(codesOf(refusalsOf(verdict))).toContain("too-many-files");
  },
);
