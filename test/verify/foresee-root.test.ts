import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { foreseeRoot } from "../../src/verify/foresee-root.ts";
import { play } from "../scenario/play.ts";
import { readScenario } from "../scenario/read-scenario.ts";

const folder = new URL("../scenarios/", import.meta.url);
const texts = readdirSync(folder)
  .map((file) => [file.replace(/\.txtar$/, ""), readFileSync(new URL(file, folder), "utf8")] as const)
  .filter(
    ([, text]) =>
      /^-- head: root --|\broot:2\b/m.test(text) &&
      /^-- head[:/]/m.test(text) &&
      !/^(first|history|pin):/m.test(text),
  );

/** What the judge says of a scenario's head, and what is foreseen of it. */
async function both(name: string, text: string) {
  const { change, accepted, trees, scenario } = await play(readScenario(name, text));
  const [head, tip] = [...trees].reverse().map(([, tree]) => tree);
  if (change === undefined || accepted === undefined || tip === undefined || head === undefined)
    throw new Error(`${name} has no head`);
  const foresight = await foreseeRoot({ base: accepted, tip, head, now: scenario.setup.now });
  return { change, refusals: change.accepted ? [] : change.refusals, foresight };
}

describe("what is foreseen of a root", () => {
  test.each(texts)("%s: is what the judge says, once it is signed", async (name, text) => {
    const { change, refusals, foresight } = await both(name, text);
    const unsigned = refusals.filter(({ code }) => code === "root-unsigned");
    if (unsigned.length > 0) return expect(foresight.refusals).toEqual(expect.arrayContaining(unsigned));
    expect(foresight.refusals).toEqual(refusals);
    const { users, lists } = foresight.lapsing;
    if (users.length + lists.length > 0) return;
    expect(await foresight.consequences()).toEqual("consequences" in change ? change.consequences : []);
  });

  test("an unsigned root is told all that stands against it, not its signatures alone", async () => {
    const text = `# x
expect: refused root-unsigned
-- head: root --
signed: nobody
expires: 2020-01-01
`;
    const { refusals, foresight } = await both("x", text);
    expect(refusals.map(({ code }) => code)).toEqual(["root-unsigned", "root-unsigned"]);
    expect(foresight.root?.version).toBe(2);
    expect(new Set(foresight.refusals.map(({ code }) => code))).toEqual(
      new Set(["root-unsigned", "root-expired"]),
    );
  });

  test("what lapses is told apart from what is lost although it is signed again", async () => {
    const text = `# x
expect: refused root-unsigned
user: alice publish A/** B/**
rule: ** publish 1
-- base/A/url --
x
-- base: sign alice A --
-- base/C/url --
x
-- base: photograph C as past by ann --
-- head: root --
signed: nobody
issuers: bob
rule: ** publish 1
rule: A/** review 1
`;
    const { foresight } = await both("x", text);
    expect(foresight.lapsing).toEqual({
      users: ["alice"],
      lists: [".bailiwick/lists/past.sums"],
      revocations: [],
    });
    const lost = await foresight.consequences();
    expect(lost.map(({ subject, code }) => [subject, code])).toEqual([["A", "rights-withdrawn"]]);
  });
});
