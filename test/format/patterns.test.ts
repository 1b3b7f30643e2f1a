import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  matches,
  matchesSegment,
  type Pattern,
  parsePattern,
  segmentsMeet,
} from "../../src/format/patterns.ts";
import { wordsOver } from "./universe.ts";

function pattern(text: string): Pattern {
  const parsed = parsePattern(text);
  if (parsed === undefined) throw new Error(`no pattern: ${text}`);
  return parsed;
}

describe("a pattern", () => {
  test.each([
    "**",
    "*",
    "a",
    "a/**",
    "*/**",
    "a*b*c",
    "*a*",
    "a/*/b",
    ".github/**",
    "a b",
    "a:b",
    "\u00e9*",
    "\u{1f480}",
    "#",
    "-",
  ])("is %j", (text) => expect(parsePattern(text)?.text).toBe(text));

  test.each([
    ...[
      "",
      "/",
      "a/",
      "/a",
      "a//b",
      ".",
      "..",
      "./a",
      "a/../b",
      "a/.",
      "**/",
      "**/a",
      "a/**/b",
      "***",
      "a**",
      "**a",
      "a/b**",
    ],
    ...[
      "a?",
      "[a]",
      "a]",
      "{a,b}",
      "a}",
      "!a",
      "a\\*",
      "a\\",
      "a\nb",
      "a\0",
      "a\u007f",
      "a\u0085",
      "e\u0301",
      "\ud800",
      "a/\udc00*",
    ],
  ])("is not %j", (text) => expect(parsePattern(text)).toBeUndefined());

  test.each([
    ["**", "a", true],
    ["**", "a/b/c", true],
    ["a/**", "a", true],
    ["a/**", "a/b/c", true],
    ["a/**", "b", false],
    ["a/**", "ab/c", false],
    ["a/b/**", "a", false],
    ["*/**", "a", true],
    ["*", "a", true],
    ["*", "a/b", false],
    ["*", ".a", true],
    ["a", "a", true],
    ["a", "A", false],
    ["a", "a/b", false],
    ["*/versions/*/requires", "JSON/versions/0.1.0/requires", true],
    ["*/versions/*/requires", "JSON/versions/0.1.0/x/requires", false],
    ["*/versions/*/requires", "JSON/versions/requires", false],
    ["Legacy*/**", "Legacy/x", true],
    ["Legacy*/**", "LegacyA", true],
    ["a*", "a", true],
    ["a*a", "a", false],
    ["a*a", "aa", true],
    ["a*b*a", "aba", true],
    ["*a*b*", "xxaxxbxx", true],
    ["*a*b*", "xxbxxaxx", false],
    ["*ab*ab", "ab", false],
    ["*.yaml", ".yaml", true],
    ["\u{1f480}*", "\u{1f480}\u{1f480}", true],
  ] as const)("%s on %s: %s", (text, path, expected) => {
    expect(matches(pattern(text), path.split("/"))).toBe(expected);
  });
});

/** The same, by the engine that needs exponential time. */
function asExpression(segment: string): RegExp {
  const escaped = segment.split("*").map((piece) => piece.replace(/[.+^$()|]/g, "\\$&"));
  return new RegExp(`^${escaped.join("[^]*")}$`, "u");
}

describe("a segment", () => {
  test("matches as a regular expression would", () => {
    const segments = wordsOver("ab*", 5).filter((text) => !text.includes("**"));
    const texts = wordsOver("abc", 5);
    for (const segment of segments) {
      const expression = asExpression(segment);
      const wrong = texts.filter((text) => matchesSegment(segment, text) !== expression.test(text));
      expect(wrong, segment).toEqual([]);
    }
  });

  test("meets another when some text matches both", () => {
    const segments = wordsOver("ab*", 3).filter((text) => !text.includes("**"));
    const texts = wordsOver("abc", 5);
    const matched = segments.map((segment) => texts.map((text) => matchesSegment(segment, text)));
    for (const [i, a] of segments.entries())
      for (const [j, b] of segments.entries())
        expect(segmentsMeet(a, b), `${a} ${b}`).toBe(
          texts.some((_, n) => matched[i]?.[n] && matched[j]?.[n]),
        );
  });

  test("meets itself and what it matches, beyond U+FFFF too", () => {
    const text = fc
      .array(fc.constantFrom("\u{1f480}", "\u{1f481}", "a", "\ud7ff"), { minLength: 1 })
      .map((all) => all.join(""));
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        expect(segmentsMeet(a, b)).toBe(a === b);
        for (const segment of [`${a}*`, `*${c}`, `${a}*${c}`, "*"]) {
          expect(segmentsMeet(segment, a + b + c) && segmentsMeet(a + b + c, segment)).toBe(true);
          expect(matchesSegment(segment, a + b + c)).toBe(true);
        }
      }),
    );
  });

  test("takes linear time", () => {
    const { user } = process.cpuUsage();
    expect(matchesSegment("*a*a*a*a*a*a*a*a*a*a*b", "a".repeat(60))).toBe(false);
    expect(matchesSegment(`${"*a".repeat(20_000)}*b`, "a".repeat(200_000))).toBe(false);
    expect(matchesSegment(`${"*a".repeat(20_000)}*`, `${"b".repeat(200_000)}a`)).toBe(false);
    expect(matches(pattern(`${"*/".repeat(20_000)}x/**`), "a/".repeat(40_000).split("/"))).toBe(false);
    expect(process.cpuUsage().user - user, "microseconds").toBeLessThan(2_000_000);
  });
});
