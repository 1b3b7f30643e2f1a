import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeBase64, encodeBase64 } from "../../src/crypto/base64.ts";

test("writes what Node writes, and reads it back", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      const text = encodeBase64(bytes);
      expect(text).toBe(Buffer.from(bytes).toString("base64"));
      expect(decodeBase64(text)).toEqual(Uint8Array.from(bytes));
    }),
  );
});

test("reads no other spelling", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."AQgwZz09+/=-_ \n\u00e9"), maxLength: 8 }), (text) => {
      const bytes = decodeBase64(text);
      if (bytes !== undefined) expect(encodeBase64(bytes)).toBe(text);
    }),
    { numRuns: 5000 },
  );
});

test.each([
  "A",
  "AA",
  "AAA",
  "AA=",
  "A===",
  "====",
  "AB==",
  "AI==",
  "AAC=",
  "AAB=",
  "AA==AAAA",
  "AAA\n",
  " AAA",
  "AA-_",
  "AAA\u0141",
])("refuses %j", (text) => {
  expect(decodeBase64(text)).toBeUndefined();
});
