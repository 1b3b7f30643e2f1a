import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { beat, blows } from "../../bench/fuzz/blows.ts";
import { readers, troubleWith } from "../../bench/fuzz/readers.ts";

/** The same every time: `npm run fuzz` looks for new ones. */
const seed = 20261121;

describe.each(readers)("$name: any bytes are read or not, soon, and in one spelling", (reader) => {
  test("as they should be", () => {
    for (const bytes of reader.seeds) expect(troubleWith(reader, bytes)).toBeUndefined();
  });

  test("at random", () => {
    const arbitrary = fc.uint8Array({ maxLength: 300 });
    fc.assert(
      fc.property(arbitrary, (bytes) => {
        expect(troubleWith(reader, bytes)).toBeUndefined();
      }),
      { seed, numRuns: 150 },
    );
  });

  test("damaged", () => {
    const arbitrary = fc.tuple(fc.constantFrom(...reader.seeds), blows);
    fc.assert(
      fc.property(arbitrary, ([bytes, all]) => {
        expect(troubleWith(reader, beat(bytes, all))).toBeUndefined();
      }),
      { seed, numRuns: 400 },
    );
  });
});

test("trouble is told", () => {
  const [bytes] = [Buffer.from("x")];
  const torn = { name: "torn", seeds: [bytes], again: () => bytes.subarray(1) };
  const thrown = { name: "thrown", seeds: [bytes], again: () => JSON.parse("{") };
  expect(troubleWith(torn, bytes)).toMatch(/another spelling/);
  expect(troubleWith(thrown, bytes)).toMatch(/throws SyntaxError/);
});
