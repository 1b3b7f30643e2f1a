import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { plan } from "../../bench/fuzz/plan.ts";
import { rememberSignatures } from "../../bench/fuzz/quick-engine.ts";
import { tollOfPlan } from "../../bench/fuzz/toll.ts";

beforeAll(rememberSignatures);

describe("made-up registries, of honest people and others", () => {
  test("what verifyChange accepts, accept takes, and every other promise holds", async () => {
    await fc.assert(
      fc.asyncProperty(plan, async (each) => {
        expect(await tollOfPlan(each)).toBeUndefined();
      }),
      { seed: 20261121, numRuns: 15 },
    );
  });
});
