import { describe, expect, test } from "vitest";
import { parseLayout, type Subject, subjectKey, subjectOf } from "../../src/format/layout.ts";
import { matches, parsePattern } from "../../src/format/patterns.ts";
import { couldReach } from "../../src/format/reach.ts";
import { layouts, patterns, universe } from "./reach-universe.ts";

const common = (name: string): Subject => ({ kind: "common", name });
const named = (name: string): Subject => ({ kind: "package", name });

describe("a rule could reach", () => {
  test.each([
    [["*/"], "**", named("JSON"), true],
    [["*/"], "**", common("README.md"), true],
    [["*/"], "Core*/**", named("JSON"), false],
    [["*/"], "Core*/**", named("CoreA"), true],
    [["*/"], "*/versions/*/requires", named("JSON"), true],
    [["*/"], "*/versions/*/requires", common(".github"), true],
    [["*/"], "*/versions/*/requires", common("README.md"), false], // else it were a package
    [["*/"], ".github/workflows/**", common(".github"), true],
    [["*/"], ".github", common(".github"), true],
    [["*/"], "JSON", named("JSON"), false], // a package has what lies below
    [["*/"], "JSON/*", named("JSON"), true],
    [["packages/*/"], "packages/*", common("packages"), true],
    [["packages/*/"], "packages/*", named("packages/foo"), false],
    [["packages/*/"], "packages/foo/x", common("packages"), false],
    [["packages/*/"], "packages/foo/x", named("packages/foo"), true],
    [["packages/*/"], "packages/*/x", common("packages"), true], // packages/.y/x
    [["packages/*/"], "packages/a*/x", common("packages"), false],
    [["packages/*b/"], "packages/a*/x", common("packages"), true],
    [["packages/*\u{10fffd}/"], "packages/a*/x", common("packages"), true],
    [["packages/*\u{10fffd}\u{10fffe}\u{10ffff}/"], "packages/a*/x", common("packages"), true],
    [["packages/*undefined/"], "packages/a*/x", common("packages"), true],
    [["packages/a/b", "modules/*/"], "packages/a/b/**", common("packages"), true],
    [["plugins/*.yaml"], "plugins/*", named("plugins/a.yaml"), true],
    [["plugins/*.yaml"], "plugins/a.yaml/**", named("plugins/a.yaml"), true],
    [["plugins/*.yaml"], "plugins/a.yaml/x", named("plugins/a.yaml"), false],
    [["plugins/*.yaml"], "plugins/a.yaml/x", common("plugins"), true],
    [["plugins/*.yaml"], "plugins/a.yaml", common("plugins"), false],
  ] as const)("%j: %s, %o: %s", (texts, text, subject, expected) => {
    const layout = parseLayout(texts);
    const pattern = parsePattern(text);
    if (layout === undefined || pattern === undefined) throw new Error("malformed");
    expect(couldReach(pattern, subject, layout)).toBe(expected);
  });

  test("exactly the subjects that have a path which it matches", () => {
    const matched = patterns.map((pattern) => universe.filter((path) => matches(pattern, path)));
    for (const layout of layouts) {
      const subjects = universe.map((path) => subjectOf(layout, path));
      const keys = new Map(universe.map((path, i) => [path, subjectKey(subjects[i] ?? common(""))]));
      const all = new Map(subjects.map((subject) => [subjectKey(subject), subject]));
      for (const [i, pattern] of patterns.entries()) {
        const reached = new Set(matched[i]?.map((path) => keys.get(path)));
        const wrong = [...all].filter(
          ([key, subject]) => couldReach(pattern, subject, layout) !== reached.has(key),
        );
        expect(wrong, `${pattern.text} under ${JSON.stringify(layout)}`).toEqual([]);
      }
    }
  });
});
