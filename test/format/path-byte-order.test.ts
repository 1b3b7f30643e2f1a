import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareBytes } from "../../src/format/byte-order.ts";

const sorted = [
  "",
  "\0",
  " ",
  "A",
  "Z",
  "a",
  "a\0",
  "a/b",
  "aa",
  "b",
  "\u007f",
  "\u0080",
  "\u07ff",
  "\u0800",
].concat(["\ud7ff", "\ue000", "\ufeff", "\uffff", "\u{10000}", "\u{10000}a", "\u{1f600}", "\u{10ffff}"]);

const units = fc.array(fc.constantFrom(...[0x61, 0xd7ff, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xe000, 0xffff]), {
  maxLength: 4,
});
const anyString = units.map((codes) => String.fromCharCode(...codes));

describe("compareBytes", () => {
  test("sorts as UTF-8 does, not as UTF-16", () => {
    expect([...sorted].reverse().sort(compareBytes)).toEqual(sorted);
    expect([...sorted].sort()).not.toEqual(sorted);
  });

  test("agrees with the bytes", () => {
    const text = fc.string({ unit: "binary" });
    const pair = fc.oneof(
      fc.tuple(text, text),
      fc.tuple(text, text, text).map(([a, b, c]) => [a + b, a + c] as const),
    );
    fc.assert(
      fc.property(pair, ([a, b]) => {
        expect(Math.sign(compareBytes(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
      { numRuns: 2_000 },
    );
  });

  test("is a total order on every string, with lone surrogates too", () => {
    fc.assert(
      fc.property(anyString, anyString, anyString, (a, b, c) => {
        expect(compareBytes(a, b) === 0).toBe(a === b);
        expect(Math.sign(compareBytes(a, b))).toBe(-Math.sign(compareBytes(b, a)) + 0);
        if (compareBytes(a, b) <= 0 && compareBytes(b, c) <= 0)
          expect(compareBytes(a, c)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 2_000 },
    );
  });
});
