import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { rememberSignatures } from "../../bench/fuzz/quick-engine.ts";
import { tollOfWreck, wreck } from "../../bench/fuzz/toll.ts";

beforeAll(rememberSignatures);

describe("whatever befalls the head of a scenario, it is judged, and the judges agree", () => {
  test("bytes, names, modes, order, entries lost, doubled, swapped", async () => {
    await fc.assert(
      fc.asyncProperty(wreck, async (each) => {
        expect(await tollOfWreck(each)).toBeUndefined();
      }),
      { seed: 20261121, numRuns: 100 },
    );
  });
});
