import fc from "fast-check";
import { expect, test } from "vitest";
import { diffLines, hunksOf } from "../../src/advise/line-diff.ts";

const lines = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 20 });
const side = (edits: ReturnType<typeof diffLines>, kind: "gone" | "new") =>
  edits.flatMap((edit) => (edit.kind === kind || edit.kind === "same" ? [edit.line] : []));

test("both texts can be read off the edits", () => {
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const edits = diffLines(before, after);
      expect(side(edits, "gone")).toEqual(before);
      expect(side(edits, "new")).toEqual(after);
    }),
  );
});

test("the edits are as few as there are", () => {
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const same = diffLines(before, after).filter(({ kind }) => kind === "same").length;
      expect(same).toBe(longestCommon(before, after));
    }),
  );
});

test("texts that have nothing in common end soon, too", () => {
  const [old, young] = ["old", "new"].map((word) => Array.from({ length: 5000 }, (_, i) => `${word} ${i}`));
  const edits = diffLines(["top", ...(old ?? [])], ["top", ...(young ?? [])]);
  expect(edits).toHaveLength(10_001);
  expect(edits[0]).toEqual({ kind: "same", line: "top" });
});

test("a hunk has three lines around it, and says where it stands", () => {
  const before = Array.from({ length: 30 }, (_, i) => `${i + 1}`);
  const after = before.flatMap((line) => (line === "10" ? [] : line === "12" ? ["12", "new"] : [line]));
  const [hunk, ...others] = hunksOf(diffLines(before, [...after, "31"]));
  expect(hunk?.edits.map(({ kind, line }) => `${{ same: " ", gone: "-", new: "+" }[kind]}${line}`)).toEqual(
    " 7| 8| 9|-10| 11| 12|+new| 13| 14| 15".split("|"),
  );
  expect(hunk).toMatchObject({ before: 7, after: 7 });
  expect(others).toMatchObject([{ before: 28, after: 28, edits: { length: 4 } }]);
});

/** By the book, in a table. */
function longestCommon(a: readonly string[], b: readonly string[]): number {
  let row = b.map(() => 0);
  for (const x of a) {
    const next: number[] = [];
    for (const [j, y] of b.entries())
      next.push(x === y ? (row[j - 1] ?? 0) + 1 : Math.max(row[j] ?? 0, next[j - 1] ?? 0));
    row = next;
  }
  return row.at(-1) ?? 0;
}
