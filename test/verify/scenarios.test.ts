import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { complaintsOf } from "../scenario/complaints.ts";
import { play } from "../scenario/play.ts";
import { readScenario } from "../scenario/read-scenario.ts";

const folder = new URL("../scenarios/", import.meta.url);
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".txtar"))
  .map((file) => file.slice(0, -".txtar".length))
  .sort();
const read = (name: string) => readScenario(name, readFileSync(new URL(`${name}.txtar`, folder), "utf8"));

describe("each scenario comes out as its headers say", () => {
  test.each(names)("%s", async (name) => {
    expect(await complaintsOf(await play(read(name)))).toEqual([]);
  });
});
