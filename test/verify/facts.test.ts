import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { play } from "../scenario/play.ts";
import { readScenario } from "../scenario/read-scenario.ts";
import { formatFacts, saidOf } from "../scenario/said.ts";

const folder = new URL("../scenarios/", import.meta.url);
const page = new URL("facts.txt", folder);

const names = readdirSync(folder)
  .filter((file) => file.endsWith(".txtar"))
  .map((file) => file.slice(0, -".txtar".length))
  .sort();

test("refusals name what is wrong, where, and who could", async () => {
  const found = new Map<string, readonly string[]>();
  for (const name of names) {
    const text = readFileSync(new URL(`${name}.txtar`, folder), "utf8");
    found.set(name, saidOf(await play(readScenario(name, text))));
  }
  if (process.env.UPDATE_DOCS !== undefined) writeFileSync(page, formatFacts(found));
  expect(formatFacts(found)).toBe(readFileSync(page, "utf8").replaceAll("\r\n", "\n"));
});
