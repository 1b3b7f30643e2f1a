import { describe, expect, test } from "vitest";
import { parseLayout, subjectKey, subjectOf } from "../../src/format/layout.ts";
import { containsSubject, opens } from "../../src/format/opens.ts";
import { parsePattern } from "../../src/format/patterns.ts";
import { layouts, patterns, universe } from "./reach-universe.ts";

function read(texts: readonly string[], pattern: string, path: string) {
  const layout = parseLayout(texts);
  const parsed = parsePattern(pattern);
  if (layout === undefined || parsed === undefined) throw new Error("malformed");
  return { layout, pattern: parsed, subject: subjectOf(layout, path.split("/")) };
}

describe("a grant opens", () => {
  test.each([
    // a first segment containing `*`: package files only
    [["*/"], "**", "JSON/url", true],
    [["*/"], "**", "README.md", false],
    [["*/"], "*", "README.md", false],
    [["*/"], "*/**", ".github/workflows/x", false],
    [["*/"], "*/versions/*/requires", "JSON/versions/0.1.0/requires", true],
    [["*/"], "*/versions/*/requires", ".x/versions/0.1.0/requires", false],
    [["*/"], "*.md", "README.md", false],
    [["*.md"], "*.md", "README.md", true],
    [["packages/*/"], "*/**", "packages/README", false],
    // common files by their literal first segment
    [["*/"], ".github/**", ".github/workflows/x", true],
    [["*/"], ".github/*", ".github/x", true],
    [["*/"], ".github/*", ".github/workflows/x", false],
    [["packages/*/"], "packages/**", "packages/README", true],
    [["packages/*/"], "packages/**", "packages/foo/x", true],
    [["packages/*/"], "packages/*/**", "packages/foo/x", true],
    [["packages/*/"], "packages/*/**", "packages/README", true],
    // a single literal segment: that whole common name, and no package
    [["*/"], "README.md", "README.md", true],
    [["*/"], ".github", ".github/workflows/x", true],
    [["*/"], ".git", ".github/x", false],
    [["*/"], "JSON", "JSON/url", false],
    [["*/"], "JSON", "JSON", true],
    [["packages/*/"], "packages", "packages/README", true],
    [["packages/*/"], "packages", "packages/.ci/x", true],
    [["packages/*/"], "packages", "packages/foo/x", false],
    // or a package that is a file
    [["*.yaml"], "a.yaml", "a.yaml", true],
    [["*.yaml"], "a.yaml", "b.yaml", false],
    [["*.yaml"], "a.yaml", "a.yaml/x", true], // common then
    // a name and no longer one
    [["*/"], "JSON/**", "JSON/url", true],
    [["*/"], "JSON/**", "JSONB/url", false],
    [["*/"], "JSON/**", "json/url", false],
  ] as const)("%j: %s opens %s: %s", (texts, pattern, path, expected) => {
    const { pattern: parsed, subject } = read(texts, pattern, path);
    expect(opens(parsed, subject, path.split("/"))).toBe(expected);
  });
});

describe("a grant contains", () => {
  test.each([
    [["*/"], "JSON/**", "JSON/url", true],
    [["*/"], "**", "JSON/url", true],
    [["*/"], "*/**", "JSON/url", true],
    [["*/"], "J*/**", "JSON/url", true],
    [["*/"], "JSON/*", "JSON/url", false],
    [["*/"], "JSON/versions/**", "JSON/url", false],
    [["*/"], "JSON", "JSON/url", false],
    [["packages/*/"], "packages/foo/**", "packages/foo/x", true],
    [["packages/*/"], "packages/**", "packages/foo/x", true],
    [["packages/*/"], "packages/*", "packages/foo/x", false],
    // common names
    [["*/"], ".github/**", ".github/x", true],
    [["*/"], ".github", ".github/x", true],
    [["*/"], ".github/*", ".github/x", false],
    [["*/"], ".github/workflows/**", ".github/x", false],
    [["*/"], "README.md", "README.md", true],
    [["*/"], "**", "README.md", false],
    [["*/"], "*", "README.md", false],
    [["packages/*/"], "packages", "packages/README", true],
    [["packages/*/"], "packages/**", "packages/README", true],
    [["packages/*/"], "packages/*/**", "packages/README", false],
    // packages that are files
    [["plugins/*.yaml"], "plugins/*", "plugins/a.yaml", true],
    [["plugins/*.yaml"], "plugins/a.yaml", "plugins/a.yaml", true],
    [["plugins/*.yaml"], "plugins/**", "plugins/a.yaml", true],
    [["plugins/*.yaml"], "plugins/b*", "plugins/a.yaml", false],
    [["*.yaml"], "a.yaml", "a.yaml", true],
    // packages that may be either
    [["*", "*/"], "JSON", "JSON", false],
    [["*", "*/"], "*", "JSON", false],
    [["*", "*/"], "JSON/**", "JSON", true],
  ] as const)("%j: %s contains the subject of %s: %s", (texts, pattern, path, expected) => {
    const { layout, pattern: parsed, subject } = read(texts, pattern, path);
    expect(containsSubject(parsed, subject, layout)).toBe(expected);
  });

  // `JSON/*/**` opens every path of JSON and does not match its name: not contained, by the contract's words.
  test("only subjects all of whose paths it opens, and these when it matches their name", () => {
    for (const layout of layouts) {
      const paths = new Map<string, string[][]>();
      for (const path of universe) {
        const key = subjectKey(subjectOf(layout, path));
        paths.set(key, [...(paths.get(key) ?? []), path]);
      }
      for (const pattern of patterns)
        for (const [key, all] of paths) {
          const subject = subjectOf(layout, all[0] ?? []);
          const opensAll = all.every((path) => opens(pattern, subject, path));
          const isBelow = pattern.deep && pattern.segments.length > subject.name.split("/").length;
          expect(containsSubject(pattern, subject, layout), `${pattern.text} ${key}`).toBe(
            opensAll && !isBelow,
          );
        }
    }
  });
});
