import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { buildStages } from "../scenario/build-stages.ts";
import { readScenario } from "../scenario/read-scenario.ts";
import { whyDisagrees } from "../scenario/why-agrees.ts";

const folder = new URL("../scenarios/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".txtar"));

describe("why says of each subject what the judge says", () => {
  test.each(files)("%s", async (file) => {
    const scenario = readScenario(file.replace(".txtar", ""), readFileSync(new URL(file, folder), "utf8"));
    expect(await whyDisagrees(await buildStages(scenario))).toEqual([]);
  });
});
