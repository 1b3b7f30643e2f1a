import { describe, expect, test } from "vitest";
import { changeJson, plainRegistry } from "./plain-registry.ts";
import { NOW } from "./registry.ts";
import { run } from "./run.ts";

const args = ["check", "main", "change", "--now", NOW, "--json"];

describe("check --json", () => {
  test("an accepted change", async () => {
    const planted = await plainRegistry();
    await changeJson(planted, "carol");
    const { code, out } = await run(planted.dir, args);
    const answer: unknown = JSON.parse(out);
    expect(code).toBe(0);
    expect(answer).toMatchObject({
      verdict: "accepted",
      refusals: [],
      grants: [{ subject: "JSON", users: ["carol"] }],
      counts: { verified: 1, unsigned: 0, refused: 0, total: 1 },
      warnings: [],
    });
  });

  test("a refused change: each refusal has its code, facts, words and the command that mends it", async () => {
    const planted = await plainRegistry();
    await changeJson(planted, "mallory");
    const { code, out } = await run(planted.dir, args);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      verdict: "refused",
      refusals: [
        {
          code: "rights-missing",
          subject: "JSON",
          facts: {
            path: "JSON",
            role: "publish",
            needed: 1,
            counted: [],
            signed: ["mallory"],
            holders: ["carol"],
          },
          says: expect.stringContaining("signed by mallory"),
          mend: expect.stringContaining("bailiwick"),
        },
        { code: "signature-not-entitled" },
      ],
      grants: [],
      counts: { verified: 0, unsigned: 0, refused: 1, total: 1 },
    });
  });

  test("the first three counts sum to the last", async () => {
    const planted = await plainRegistry();
    planted.registry.write("Legacy/url", "changed\n");
    await changeJson(planted, "mallory");
    const { counts } = JSON.parse((await run(planted.dir, args)).out);
    expect(counts).toEqual({ verified: 0, unsigned: 1, refused: 1, total: 2 });
  });
});
