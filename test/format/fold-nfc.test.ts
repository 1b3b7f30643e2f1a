import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { combiningClass } from "../../src/format/fold-class.ts";
import { nfc } from "../../src/format/fold-nfc.ts";

const marks: string[] = [];
for (let point = 0; point <= 0x10ffff; point++) {
  if ((combiningClass(point) ?? 0) > 0) marks.push(String.fromCodePoint(point));
}
const hiding = ["\u0344", "\u0f73", "\u0f75", "\u0f81"];

describe("nfc", () => {
  test("has a runtime of Unicode 15.0 or later below it", () => {
    expect(Number(process.versions.unicode)).toBeGreaterThanOrEqual(15);
  });

  test("is the runtime's own for what Unicode 15.0 assigns", () => {
    const old = fc.string({ unit: "grapheme-composite" });
    const other = fc.constantFrom(
      ...marks,
      ...hiding,
      "a",
      "\u00e9",
      "\u01d8",
      "\u1100",
      "\u1161",
      "\u11a8",
      "\ud800",
      "/",
    );
    const text = fc.array(fc.oneof(other, old), { maxLength: 20 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (each) => {
        const sure = [...each]
          .filter((one) => combiningClass(one.codePointAt(0) ?? 0) !== undefined)
          .join("");
        expect(nfc(sure)).toBe(sure.normalize("NFC"));
      }),
      { numRuns: 3_000 },
    );
  });

  test("orders each mark as the runtime does", () => {
    expect(marks).toHaveLength(922);
    for (const mark of marks) {
      for (const other of ["\u0345", "\u0334", "\u0316", "\u0301"]) {
        expect(nfc(`q${other}${mark}${other}`)).toBe(`q${other}${mark}${other}`.normalize("NFC"));
      }
    }
  });

  test("knows every character whose class is not that of what it decomposes to", () => {
    const found: string[] = [];
    for (let point = 0; point <= 0x10ffff; point++) {
      const own = combiningClass(point);
      if (own === undefined || (point >= 0xd800 && point <= 0xdfff)) continue;
      const parts = [...String.fromCodePoint(point).normalize("NFD")].map((part) =>
        combiningClass(part.codePointAt(0) ?? 0),
      );
      if (own === 0 ? parts[0] !== 0 : parts.length > 1 || parts[0] !== own)
        found.push(String.fromCodePoint(point));
    }
    expect(found).toEqual(hiding);
  });

  test("leaves what Unicode 15.0 does not assign, and cuts there", () => {
    const newer = "\u{105d2}\u0307"; // composes since Unicode 16.0
    expect(nfc(newer)).toBe(newer);
    expect(nfc(`e\u0301${newer}e\u0301`)).toBe(`\u00e9${newer}\u00e9`);
    expect(nfc("q\u1add\u0301\u0316")).toBe("q\u1add\u0316\u0301"); // a mark since Unicode 17.0
    expect(nfc("\udc80e\u0301\ud83d")).toBe("\udc80\u00e9\ud83d");
  });

  test("takes no quadratic time, whatever the marks", () => {
    const many = 100_000;
    const start = performance.now();
    nfc(`a${"\u0301".repeat(many)}${"\u0316".repeat(many)}`);
    nfc(`a${"\u{10f48}".repeat(many)}${"\u{10f46}".repeat(many)}`);
    nfc(`a${"\u0301\u0316".repeat(many)}`);
    nfc(`a${"\u0f73".repeat(many)}`);
    nfc(`\u01d8${"\u0316".repeat(many)}${"\u0301".repeat(many)}`);
    nfc(`a${"\u1add\u1ae0".repeat(many)}`);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
