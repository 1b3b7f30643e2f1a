import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { reasons } from "../../src/reasons.ts";
import { complaintsOf } from "../scenario/complaints.ts";
import { play } from "../scenario/play.ts";
import { headerNames, readScenario } from "../scenario/read-scenario.ts";
import type { Answer, Expected } from "../scenario/scenario.ts";
import { verbs } from "../scenario/verbs.ts";

const folder = new URL("../scenarios/", import.meta.url);
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".txtar"))
  .map((file) => file.slice(0, -".txtar".length))
  .sort();
const textOf = (name: string) => readFileSync(new URL(`${name}.txtar`, folder), "utf8");
const scenarios = new Map(names.map((name) => [name, readScenario(name, textOf(name))]));

describe("each scenario comes out as its headers say", () => {
  test.each([...scenarios.values()])("$name", async (scenario) => {
    expect(await complaintsOf(await play(scenario))).toEqual([]);
  });
});

/** The answer that a scenario is about: of the change, or where it has none, of the client or the bare pin. */
function main({ change, client, state }: Expected): Answer | undefined {
  return change ?? client ?? state;
}

const isRefused = (answer: Answer | undefined) => (answer?.codes.length ?? 0) > 0;

describe("the collection", () => {
  test("every scenario asks something, and every refused one has an accepted twin", () => {
    for (const { name, expected, twin } of scenarios.values()) {
      expect(main(expected), `${name} asks nothing`).toBeDefined();
      if (isRefused(main(expected))) {
        const other = twin === undefined ? undefined : scenarios.get(twin);
        expect(main(other?.expected ?? expected)?.codes, `${name} has no accepted twin: ${twin}`).toEqual([]);
      } else expect(twin, `${name} is accepted, and names a twin`).toBeUndefined();
    }
  });

  test("every code of the catalogue is expected by a scenario", () => {
    const codes = new Set(
      [...scenarios.values()].flatMap(({ expected: { change, state, client, base, tip } }) =>
        [change, state, client, base, tip].flatMap((answer) => answer?.codes ?? []),
      ),
    );
    expect(Object.keys(reasons).filter((code) => !codes.has(code) && !unreachable.has(code))).toEqual([]);
    expect([...unreachable.keys()].filter((code) => codes.has(code))).toEqual([]);
  });

  test("the README knows every verb and header, and a scenario uses it", () => {
    const readme = readFileSync(new URL("README.md", folder), "utf8");
    const all = names.map(textOf).join("\n");
    for (const verb of verbs.keys()) {
      expect(readme).toMatch(new RegExp(`\`${verb}[ \`]`));
      expect(all, verb).toMatch(new RegExp(`^-- [a-z0-9-]+: ${verb}[ -]`, "m"));
    }
    for (const header of headerNames()) {
      expect(readme).toContain(`\`${header}:`);
      expect(all, header).toMatch(new RegExp(`^${header}: `, "m"));
    }
  });
});

/** Codes that no scenario can reach, and why. */
const unreachable: ReadonlyMap<string, string> = new Map([
  ["too-many-files", "four million entries do not fit a text file: tree-bomb.test.ts plants them"],
]);
