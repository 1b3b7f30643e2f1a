import { expect, test } from "vitest";
import { accept } from "../../src/verify/accept.ts";
import { play } from "../scenario/play.ts";
import { readScenario } from "../scenario/read-scenario.ts";

const text = `# Alice signed while her certificate was valid.
expect: accepted
user: alice publish A/**
valid: alice 2026-06-01 2026-11-30

-- base/A/url --
https://example.org/a
-- base: sign alice A --
-- head/A/url --
https://example.org/a2
-- head: sign alice A --
`;

test("at first contact nobody is out of date, whatever the day; what comes later is judged by it", async () => {
  const { trees, pin } = await play(readScenario("first-contact", text));
  const [base, head] = [...trees.values()];
  if (base === undefined || head === undefined) throw new Error("no head");
  const seenAt = "2027-01-01";
  const first = await accept(undefined, head, { pin, seenAt });
  expect(first.verdict.accepted).toBe(true);
  const { accepted } = await accept(undefined, base, { pin, seenAt });
  const later = await accept(accepted, head, { pin, seenAt });
  expect(later.verdict.accepted ? [] : later.verdict.refusals.map(({ code }) => code)).toEqual([
    "signer-expired",
  ]);
});
