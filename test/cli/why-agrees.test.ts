import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rememberSignatures } from "../../bench/fuzz/quick-engine.ts";
import { buildStages } from "../scenario/build-stages.ts";
import { proofsOf } from "../scenario/proofs.ts";
import { readScenario } from "../scenario/read-scenario.ts";
import { formatFacts, parseFacts } from "../scenario/said.ts";
import { whyDisagrees } from "../scenario/why-agrees.ts";

const folder = new URL("../scenarios/", import.meta.url);
const page = new URL("why.txt", folder);
const isUpdated = process.env.UPDATE_DOCS !== undefined;
const known = isUpdated ? undefined : parseFacts(readFileSync(page, "utf8").replaceAll("\r\n", "\n"));
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".txtar"))
  .map((file) => file.slice(0, -".txtar".length))
  .sort();
const proofs = new Map<string, readonly string[]>();

beforeAll(rememberSignatures);
afterAll(() => {
  if (isUpdated) writeFileSync(page, formatFacts(proofs));
});

describe("why says of each subject what the judge says, and proves what it proved", () => {
  test.each(names)("%s", async (name) => {
    const text = readFileSync(new URL(`${name}.txtar`, folder), "utf8");
    const staged = await buildStages(readScenario(name, text));
    expect(await whyDisagrees(staged)).toEqual([]);
    proofs.set(name, [`proofs: ${await proofsOf(staged)}`]);
    if (known !== undefined) expect(proofs.get(name)).toEqual(known.get(name));
  });
});
