import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readScenario } from "../scenario/read-scenario.ts";
import { hostileRepositories } from "./hostile-repositories.ts";
import { threats } from "./threats.ts";
import { named, threatsPage } from "./threats-page.ts";

const folder = new URL("../scenarios/", import.meta.url);
const page = new URL("../../docs/threats.md", import.meta.url);
const scenarios = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith(".txtar"))
    .map((file) => file.slice(0, -".txtar".length))
    .map((name) => [name, readScenario(name, readFileSync(new URL(`${name}.txtar`, folder), "utf8"))]),
);

test("every threat and clause names scenarios that exist", () => {
  const names = [...scenarios.keys()];
  const idle = threats.flatMap(({ proofs }) =>
    proofs.flatMap(({ by }) => by.filter((pattern) => named(pattern, names).length === 0)),
  );
  expect(idle).toEqual([]);
});

test("every hostile repository that is told of is asked about, and the other way round", () => {
  const tests = new URL("../hostile/", import.meta.url);
  const asked = readdirSync(tests)
    .filter((file) => file.endsWith(".test.ts"))
    .flatMap((file) =>
      [...readFileSync(new URL(file, tests), "utf8").matchAll(TITLE)].map(
        ([, title]) => `${file.slice(0, -".test.ts".length)}: ${title}`,
      ),
    );
  const told = hostileRepositories.map(({ in: file, title }) => `${file}: ${title}`);
  expect(told.sort()).toEqual(asked.sort());
});

/** Where a test says its title: the arguments of `test`, or those behind the table of `test.each`. */
const TITLE = /^(?:test|\]|test\.each\(.*\))\)?\(\s*"([^"]+)",/gm;

test("docs/threats.md is what the scenarios say (npm run threats)", () => {
  const text = threatsPage(scenarios);
  if (process.env.UPDATE_DOCS !== undefined) writeFileSync(page, text);
  expect(readFileSync(page, "utf8")).toBe(text);
});
