import { describe, expect, test } from "vitest";
import { isSubject, parseLayout, subjectOf } from "../../src/format/layout.ts";
import { matchesSegment } from "../../src/format/patterns.ts";
import { wordsOver } from "./universe.ts";

describe("a layout", () => {
  test.each([
    [["*/"], true],
    [["packages/*/"], true],
    [["packages/*/", "modules/*/", "plugins/*.yaml"], true],
    [["packages/*/*/"], true],
    [["*/", "*"], true],
    [["\u{1f480}/", "\u{1f480}/\u{1f481}"], false],
    [["*/", "packages/*/"], false],
    [["packages/*/", "packages/core/*/"], false],
    [["packages/core*/", "packages/*e/*/"], false],
    [["packages/core*/", "packages/a*/*/"], true],
    [["packages", "packages/*.yaml"], false],
    [["*.yaml", "packages/*/"], true],
    [["*.d", "a*/x"], false],
    [["packages/**"], false],
    [["packages/**/"], false],
    [["**/"], false],
    [["/"], false],
    [[""], false],
    [["a//"], false],
    [["/a/"], false],
    [["a?/"], false],
    [["./a/"], false],
    [["../"], false],
    [["e\u0301/"], false],
  ])("%j: %s", (texts, expected) => expect(parseLayout(texts) !== undefined).toBe(expected));

  test("of 4,096 bytes, and of more", () => {
    expect(parseLayout([`${"a".repeat(4095)}/`])).toBeDefined();
    expect(parseLayout([`${"a".repeat(2047)}/`, `${"b".repeat(2047)}/`])).toBeDefined();
    expect(parseLayout([`${"a".repeat(4096)}/`])).toBeUndefined();
    expect(parseLayout([`${"\u00e9".repeat(2048)}/`])).toBeUndefined();
  });

  test("nests when some name of one lies in some name of the other", () => {
    const segments = wordsOver("ab*", 2).filter((text) => text !== "**");
    const texts = wordsOver("abc", 4);
    const matched = segments.map((segment) => texts.filter((text) => matchesSegment(segment, text)));
    for (const [i, a] of segments.entries())
      for (const [j, b] of segments.entries()) {
        const meet = matched[i]?.some((text) => matched[j]?.includes(text));
        expect(parseLayout([`${a}/`, `${b}/x/`]) === undefined, `${a} ${b}`).toBe(meet);
        expect(parseLayout([`${b}/x`, a]) === undefined, `${a} ${b}`).toBe(meet);
      }
  });
});

describe("the subject of a path", () => {
  test.each([
    [["*/"], "JSON/url", "package", "JSON"],
    [["*/"], "JSON/a/b/c", "package", "JSON"],
    [["*/"], "JSON", "common", "JSON"],
    [["*/"], ".github/workflows/x", "common", ".github"],
    [["*/"], "README.md", "common", "README.md"],
    [["packages/*/"], "packages/foo/x", "package", "packages/foo"],
    [["packages/*/"], "packages/README", "common", "packages"],
    [["packages/*/"], "packages/.ci/x/y", "common", "packages"],
    [["packages/*/"], "packages", "common", "packages"],
    [["packages/*/*/"], "packages/foo/1.0/x", "package", "packages/foo/1.0"],
    [["packages/*/*/"], "packages/foo/1.0", "common", "packages"],
    [["packages/*/*/"], "packages/foo/.x/y", "common", "packages"],
    [["plugins/*.yaml"], "plugins/a.yaml", "package", "plugins/a.yaml"],
    [["plugins/*.yaml"], "plugins/a.yaml/b", "common", "plugins"],
    [["plugins/*.yaml"], "plugins/.yaml", "common", "plugins"],
    [["plugins/*.yaml"], "plugins/a.yml", "common", "plugins"],
    [["*", "*/"], "JSON", "package", "JSON"],
    [["*", "*/"], "JSON/x", "package", "JSON"],
    [["*", "*/"], ".x/y", "common", ".x"],
    [[".x/"], ".x/y", "common", ".x"],
  ] as const)("%j: %s is of the %s %s", (texts, path, kind, name) => {
    const layout = parseLayout(texts);
    if (layout === undefined) throw new Error("no layout");
    const subject = subjectOf(layout, path.split("/"));
    expect(subject).toEqual({ kind, name });
    expect(isSubject(layout, subject)).toBe(true);
  });

  test("is none of a name that the layout does not have", () => {
    const layout = parseLayout(["packages/*/"]);
    if (layout === undefined) throw new Error("no layout");
    expect(isSubject(layout, { kind: "package", name: "packages" })).toBe(false);
    expect(isSubject(layout, { kind: "package", name: "packages/foo/1.0" })).toBe(false);
    expect(isSubject(layout, { kind: "package", name: "packages/.foo" })).toBe(false);
    expect(isSubject(layout, { kind: "common", name: "packages/foo" })).toBe(false);
  });
});
