import { describe, expect, test } from "vitest";
import { type OpamItem, type OpamValue, parseOpam } from "../../../src/format/release/opam-file.ts";

/** A value as its shortest words: strings in quotes, lists in brackets, filters in braces. */
function said(value: OpamValue): string {
  if ("text" in value) return value.kind === "string" ? JSON.stringify(value.text) : value.text;
  const items = value.items.map(said).join(" ");
  return value.kind === "list" ? `[${items}]` : `{${items}}`;
}

function line({ name, values, inside }: OpamItem): string {
  const value = values.map(said).join(" ");
  return inside === undefined ? `${name}: ${value}` : `${name} ${value}(${inside.map(line).join("; ")})`;
}

const read = (text: string) => parseOpam(text)?.map(line).join("; ");

describe("an opam file", () => {
  test.each([
    ["", ""],
    ["a: b", "a: b"],
    ["_a: 1 9: x", "_a: 1; 9: x"],
    ["a: b c: d", "a: b; c: d"],
    ['a: b "c" d', 'a: b "c" d'],
    ['a: "b" s { c: d } e: f', 'a: "b"; s (c: d); e: f'],
    ['a: b s "l" { c: d } e: f', 'a: b; s "l"(c: d); e: f'],
    ["s { a: b t { } }", "s (a: b; t ())"],
    ["s { s { s { a: b } } }", "s (s (s (a: b)))"],
    ['a: [b {c = "d"} (e)]', 'a: [b {c = "d"} [e]]'],
    ["a: !b & c:d | e", "a: ! b & c:d | e"],
    ["(* x *) a: b # c: d\n(**) # e", "a: b"],
    ['a: "x\\"y\\\\z\\n\\t\\q"', 'a: "x\\"y\\\\z\\n\\tq"'],
    ['a: "x\\\n   y\\\nz"', 'a: "xyz"'],
    ['a: """x "y" \\"\\n z"""', 'a: "x \\"y\\" \\"\\n z"'],
    ['a: "" b: """"""', 'a: ""; b: ""'],
  ])("%j says %s", (text, expected) => expect(read(text)).toBe(expected));

  test.each([
    ...["a", "a:", "a b", ": b", "a: b }", "}", "s {", "s { a: b", 's "l"', 's "l" a: b', "s { a: }"],
    ...["+a: b", '"a": b', "a: [b", "a: b]", "a: (b]", "a: [}", 'a: "b', 'a: """b""', "(*", "(*)", "a: b (*"],
    ...["s { s { s { s { a: b } } } }", "a: b: c:", "a: ]"],
  ])("%j is none", (text) => expect(read(text)).toBeUndefined());

  test("nests 51 brackets, and no more", () => {
    const nested = (depth: number) => `a: ${"[".repeat(depth)}${"]".repeat(depth)}`;
    expect(read(nested(51))).toBe(nested(51));
    expect(read(nested(52))).toBeUndefined();
  });
});
