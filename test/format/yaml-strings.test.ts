import { describe, expect, test } from "vitest";
import { formatYaml } from "../../src/format/yaml.ts";
import { edited, isRead, type Kind } from "./samples.ts";

/** What looks as odd, and is the one spelling of what it says. */
const accepted: readonly [what: string, kind: Kind, part: string | RegExp, by: string][] = [
  ["what would be a comment", "revocation", '"lost"', '"lost # yes"'],
  ["escapes of JSON", "revocation", '"lost"', '"\\u0000\\b\\t\\n\\f\\r\\u001f\\"\\\\"'],
  ["raw U+007F, U+0085, U+2028, U+2029, U+FEFF", "revocation", '"lost"', '"\u007f\u0085\u2028\u2029\ufeff"'],
  ["raw noncharacters, and beyond U+FFFF", "revocation", '"lost"', '"\uffff\ufffe\u{1f480}\u{10ffff}"'],
  ["a backslash before a letter", "revocation", '"lost"', '"C:\\\\new"'],
  ["spaces alone", "revocation", '"lost"', '"  "'],
  ["a number in a string", "revocation", '"lost"', '"0x10"'],
  ["a string in which YAML begins anew", "revocation", '"lost"', '"---"'],
  ["the free key <<", "certificate", '"github"', '"<<"'],
  ["the free key __proto__", "certificate", '"github"', '"__proto__"'],
  ["the free key constructor", "certificate", '"github"', '"constructor"'],
  ["a free key with line ends", "certificate", '"github"', '"git\\nhub"'],
  ["free keys in order of bytes", "certificate", '"github": "carol"', '"10": "a"\n  "9": "b"'],
  ["free keys in order of UTF-8", "certificate", '"github": "carol"', '"\uffee": "a"\n  "\u{1f480}": "b"'],
  ["the largest number", "certificate", "serial: 3", "serial: 9007199254740991"],
  ["no optional key", "revocation", /note.*\n/, ""],
];

describe("is YAML of ours", () => {
  test.each(accepted)("%s", (_, kind, part, by) => {
    expect(isRead(kind, edited(kind, part, by))).toBe(true);
  });
});

test("is written in block style, keys in the order given or sorted by byte", () => {
  const free = new Map([
    ["b", "1"],
    ["a", "2"],
    ["\u{1f480}", "4"],
    ["\uffee", "3"],
  ]);
  const document = { z: "s", a: 7, none: undefined, list: ["x", "y"], items: [{ k: "v", l: ["m"] }], free };
  expect(Buffer.from(formatYaml(document)).toString()).toBe(
    'z: "s"\na: 7\nlist:\n  - "x"\n  - "y"\nitems:\n  - k: "v"\n    l:\n      - "m"\nfree:\n' +
      '  "a": "2"\n  "b": "1"\n  "\uffee": "3"\n  "\u{1f480}": "4"\n',
  );
});
