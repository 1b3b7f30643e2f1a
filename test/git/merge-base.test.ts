import fc from "fast-check";
import { expect, test } from "vitest";
import { firstParents } from "../../src/git/first-parents.ts";
import { mergeBase, type ReadCommits } from "../../src/git/merge-base.ts";
import { git, open, repository } from "./fixture.ts";

/** Commits 0, 1, ... whose parents are earlier ones, with any clocks. */
const history = fc
  .array(fc.tuple(fc.array(fc.nat(), { maxLength: 3 }), fc.nat(20)), { minLength: 2, maxLength: 14 })
  .map((commits) =>
    commits.map(([parents, time], index) => ({
      id: `${index}`,
      tree: "",
      time,
      parents: index === 0 ? [] : [...new Set(parents.map((parent) => `${parent % index}`))],
    })),
  );

test("is a common ancestor that no other common ancestor contains, whatever the clocks say", async () => {
  await fc.assert(
    fc.asyncProperty(history, fc.nat(), fc.nat(), async (commits, i, j) => {
      const read: ReadCommits = async (ids) =>
        ids.map((id) => commits[Number(id)] ?? commits[0] ?? expect.fail());
      const above = (id: string): Set<string> =>
        new Set([id, ...(commits[Number(id)]?.parents ?? []).flatMap((parent) => [...above(parent)])]);
      const [a, b] = [`${i % commits.length}`, `${j % commits.length}`];
      const common = [...above(a)].filter((id) => above(b).has(id));
      const best = common.filter((id) => !common.some((other) => other !== id && above(other).has(id)));
      const found = await mergeBase(read, a, b);
      if (best.length === 0) expect(found).toBeUndefined();
      else expect(best).toContain(found);
    }),
    { numRuns: 2000 },
  );
});

test("is what git says, merges and criss-cross included", async () => {
  const dir = repository({});
  const tree = git(dir, ["write-tree"]);
  let clock = 1_700_000_000;
  const make = (...parents: string[]) =>
    git(dir, ["commit-tree", "-m", "x", ...parents.flatMap((id) => ["-p", id]), tree], {
      env: { GIT_COMMITTER_DATE: `${clock++} +0000` },
    });
  const root = make();
  const [a, b] = [make(root), make(root)];
  const [left, right] = [make(a, b), make(b, a)];
  const ids = [root, a, b, left, right, make(make(make(left))), make(make(right), a), make()];
  const opened = await open(dir);
  for (const one of ids) {
    for (const other of ids) {
      let best = "";
      try {
        best = git(dir, ["merge-base", one, other]);
      } catch {} // no common ancestor
      expect(await opened.mergeBase(one, other)).toBe(best || undefined);
    }
  }
});

test("first parents are walked newest first, as far as asked", async () => {
  const line = ["c", "b", "a"].map((id, index, all) => ({
    id,
    tree: "",
    time: 0,
    parents: all.slice(index + 1, index + 2),
  }));
  const read: ReadCommits = async (ids) => line.filter(({ id }) => ids.includes(id));
  const walk = async (until?: string) => {
    const walked: string[] = [];
    for await (const { id } of firstParents(read, "c", until)) walked.push(id);
    return walked.join("");
  };
  expect(await walk()).toBe("cba");
  expect(await walk("b")).toBe("cb");
  expect(await walk("c")).toBe("c");
});
