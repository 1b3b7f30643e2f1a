import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldName } from "../../src/format/fold.ts";
import { collisions } from "../../src/format/path-collisions.ts";

const cases: [names: string[], groups: string[][]][] = [
  [[], []],
  [["a"], []],
  [["a", "b", "ab"], []],
  [["README.md", "readme.MD"], [["README.md", "readme.MD"]]],
  [["a", "a"], [["a", "a"]]],
  [
    ["a", "b", "A", "B", "a", "c"],
    [
      ["a", "A", "a"],
      ["b", "B"],
    ],
  ],
  [
    ["b", "a", "A", "B"],
    [
      ["a", "A"],
      ["b", "B"],
    ],
  ],
  [["stra\u00dfe", "STRASSE", "stra\u1e9ee"], [["stra\u00dfe", "STRASSE", "stra\u1e9ee"]]],
  [["\u00e9", "\u00c9", "e\u0301", "e"], [["\u00e9", "\u00c9", "e\u0301"]]],
  [["\ufb00", "ff", "FF"], [["\ufb00", "ff", "FF"]]],
  [
    ["s", "\u017f", "k", "\u212a"],
    [
      ["s", "\u017f"],
      ["k", "\u212a"],
    ],
  ],
  [["\u03c3", "\u03c2", "\u03a3"], [["\u03c3", "\u03c2", "\u03a3"]]],
  [["i", "\u0131"], []],
  [["I", "\u0130"], []],
  [["a", "\u0430", "\uff41"], []],
  [["toString", "__proto__", "constructor"], []],
  [["__proto__", "__PROTO__"], [["__proto__", "__PROTO__"]]],
];

const letters = fc.constantFrom(..."aAbB\u00df", "s", "S", "\u00e9", "\u00c9", "e\u0301", "\u0345", "\u0301");
const name = fc.array(letters, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(""));

describe("collisions", () => {
  test.each(cases)("%j", (names, groups) => {
    expect(collisions(names)).toEqual(groups);
    expect(collisions(new Set(names).values())).toEqual(
      groups.map((group) => [...new Set(group)]).filter((group) => group.length > 1),
    );
  });

  test("puts together what each pair says", () => {
    fc.assert(
      fc.property(fc.array(name, { maxLength: 12 }), (names) => {
        const paired = names.filter((one, i) =>
          names.some((other, j) => i !== j && foldName(one) === foldName(other)),
        );
        const groups = collisions(names);
        expect(groups.flat().sort()).toEqual(paired.sort());
        for (const group of groups) expect(new Set(group.map(foldName)).size).toBe(1);
        expect(new Set(groups.map(([first = ""]) => foldName(first))).size).toBe(groups.length);
      }),
    );
  });

  test("a directory at a time finds a collision whenever whole paths collide", () => {
    const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join("/"));
    fc.assert(
      fc.property(fc.uniqueArray(path, { maxLength: 8 }), (paths) => {
        const whole = new Set(paths.flatMap(prefixes));
        const byText = collisions(whole).length > 0;
        expect(directories(whole).some((names) => collisions(names).length > 0)).toBe(byText);
      }),
      { numRuns: 500 },
    );
  });

  test("takes linear time", () => {
    const names = Array.from({ length: 200_000 }, (_, i) => `Name${i >> 1}`);
    const start = performance.now();
    expect(collisions(names)).toHaveLength(100_000);
    expect(collisions(names.fill("a"))).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

/** A path and its leading directories. */
function prefixes(path: string): string[] {
  const segments = path.split("/");
  return segments.map((_, i) => segments.slice(0, i + 1).join("/"));
}

/** The names in each directory of a set of paths that holds all leading directories. */
function directories(paths: Set<string>): string[][] {
  const byParent = new Map<string, string[]>();
  for (const path of paths) {
    const slash = path.lastIndexOf("/");
    const parent = path.slice(0, slash + 1);
    byParent.set(parent, [...(byParent.get(parent) ?? []), path.slice(slash + 1)]);
  }
  return [...byParent.values()];
}
