import { type Layout, parseLayout } from "../../src/format/layout.ts";
import { type Pattern, parsePattern } from "../../src/format/patterns.ts";
import { pathsOver } from "./universe.ts";

/**
 * Every path that matters to these patterns and layouts: names that none of them spells (`x`), also behind
 * and before what they do spell, and behind a dot; one level deeper than both together can ask for.
 */
export const universe: readonly string[][] = pathsOver(
  ["a", "b", "x", "ab", "ax", "xb", ".a", ".x", ".xb"],
  4,
);

const segments = ["a", "*", "a*", "*b", ".a", ".*"];
export const patterns: readonly Pattern[] = pathsOver(segments, 2)
  .concat(
    ["a", "*", "a*"].flatMap((first) => pathsOver(["*", "a*", "*b"], 2).map((rest) => [first, ...rest])),
  )
  .map((each) => each.join("/"))
  .flatMap((text) => [text, `${text}/**`])
  .concat("**")
  .flatMap((text) => parsePattern(text) ?? []);

export const layouts: readonly Layout[] = [
  ["*/"],
  ["*"],
  ["*", "*/"],
  ["a*/"],
  ["*b"],
  ["a/*/"],
  ["a/*"],
  ["a/a*/", "a/*b"],
  ["*/*/"],
  ["*/*b"],
  ["a*/*b/", "b"],
  ["a/b/", "b/"],
].flatMap((texts) => parseLayout(texts) ?? []);
