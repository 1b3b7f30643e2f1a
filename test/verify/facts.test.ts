import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { rememberSignatures } from "../../bench/fuzz/quick-engine.ts";
import { MADE_UP, madeUp } from "../scenario/made-up.ts";
import { play } from "../scenario/play.ts";
import { readScenario } from "../scenario/read-scenario.ts";
import { formatFacts, saidOf } from "../scenario/said.ts";

const folder = new URL("../scenarios/", import.meta.url);
const page = new URL("facts.txt", folder);

beforeAll(rememberSignatures);

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
}, 240_000);

test("made-up histories are judged as they always were", async () => {
  const found = new Map<string, readonly string[]>();
  for (const { name, ask } of await madeUp(MADE_UP)) found.set(name, [await ask()]);
  const file = new URL("made-up.txt", folder);
  if (process.env.UPDATE_DOCS !== undefined) writeFileSync(file, formatFacts(found));
  expect(formatFacts(found)).toBe(readFileSync(file, "utf8").replaceAll("\r\n", "\n"));
}, 240_000);
