/** Every scenario again, read by isomorphic-git, loose and packed: the verdicts are those given in memory. */
import { execFile } from "node:child_process";
import * as fs from "node:fs";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, test } from "vitest";
import { openIsomorphic } from "../../src/git/isomorphic-repository.ts";
import { type Outcome, play } from "../scenario/play.ts";
import { readScenario } from "../scenario/read-scenario.ts";
import { writeRepository } from "../scenario/write-repository.ts";
import { type Answers, judgeAgain } from "./isomorphic-judge.ts";

const folder = new URL("../scenarios/", import.meta.url);
const home = mkdtempSync(join(tmpdir(), "bailiwick-isomorphic-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));
const run = promisify(execFile);

async function judgeOnDisk(gitDir: string, outcome: Outcome): Promise<Answers> {
  const repository = await openIsomorphic(gitDir, fs);
  const stages = [...outcome.stages.keys()];
  const trees = await Promise.all(
    stages.map(async (name) => [name, await repository.tree(await repository.resolve(name))] as const),
  );
  const answers = await judgeAgain(outcome, new Map(trees));
  repository.close();
  return answers;
}

const names = readdirSync(folder).filter((file) => file.endsWith(".txtar"));

describe.concurrent("isomorphic-git shows the judge what memory shows", () => {
  test.each(names)("%s", async (file) => {
    const scenario = readScenario(file.replace(/\.txtar$/, ""), readFileSync(new URL(file, folder), "utf8"));
    const outcome = await play(scenario);
    const { change, state, client } = outcome;
    const gitDir = join(home, scenario.name);
    writeRepository(gitDir, outcome.stages, scenario.setup.hasHistory);
    expect(await judgeOnDisk(gitDir, outcome), "loose").toEqual({ change, state, client });

    await run("git", ["repack", "-adq", "--depth=8"], { cwd: gitDir });
    expect(readdirSync(join(gitDir, "objects")).sort(), "no object is loose any more").toEqual([
      "info",
      "pack",
    ]);
    expect(await judgeOnDisk(gitDir, outcome), "packed").toEqual({ change, state, client });
  });
});
