import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { play } from "../scenario/play.ts";
import { readScenario } from "../scenario/read-scenario.ts";
import { formatFacts, parseFacts, saidOf } from "../scenario/said.ts";

const folder = new URL("../scenarios/", import.meta.url);
const page = new URL("facts.txt", folder);

test("refusals name what is wrong, where, and who could", async () => {
  const found = new Map<string, readonly string[]>();
  for (const name of parseFacts(readFileSync(page, "utf8")).keys()) {
    const text = readFileSync(new URL(`${name}.txtar`, folder), "utf8");
    found.set(name, saidOf(await play(readScenario(name, text))));
  }
  if (process.env.UPDATE_DOCS !== undefined) writeFileSync(page, formatFacts(found));
  expect(formatFacts(found)).toBe(readFileSync(page, "utf8").replaceAll("\r\n", "\n"));
});
