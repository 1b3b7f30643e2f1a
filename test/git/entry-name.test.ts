import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeName, encodeName } from "../../src/git/entry-name.ts";

const decode = (...bytes: number[]) => decodeName(Buffer.from(bytes));

test("valid UTF-8 is itself, a byte order mark too", () => {
  const name = "\u{feff}caf\u00e9 \u{1f600}\u0301";
  expect(decodeName(Buffer.from(name))).toBe(name);
});

test("each byte of what is no UTF-8 is a lone surrogate", () => {
  expect(decode(0x61, 0xff, 0x62)).toBe("a\udcffb");
  expect(decode(0xed, 0xa0, 0x80)).toBe("\udced\udca0\udc80"); // an encoded surrogate
  expect(decode(0xc0, 0xaf)).toBe("\udcc0\udcaf"); // an overlong slash
  expect(decode(0xf4, 0x90, 0x80, 0x80)).toBe("\udcf4\udc90\udc80\udc80"); // above U+10FFFF
  expect(decode(0xc3, 0xa9, 0xc3)).toBe("\u00e9\udcc3"); // torn
  expect(decode(0xf0, 0x9f, 0x98, 0x80, 0x98)).toBe("\u{1f600}\udc98"); // after a pair
});

test("any bytes come back", () => {
  const mostlyHigh = fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes));
  const nearlyText = fc
    .tuple(fc.string({ unit: "grapheme" }), fc.nat(), fc.nat(255))
    .map(([text, at, byte]) => {
      const bytes = Buffer.from(text);
      if (bytes.length > 0) bytes[at % bytes.length] = byte;
      return bytes;
    });
  fc.assert(
    fc.property(fc.oneof(mostlyHigh, nearlyText), (bytes) => {
      expect(encodeName(decodeName(bytes))).toEqual(bytes);
    }),
    { numRuns: 2000 },
  );
});

test("a lone surrogate that is no escaped byte throws", () => {
  expect(() => encodeName("\ud800")).toThrow(RangeError);
  expect(() => encodeName("\udc7f")).toThrow(RangeError);
});
