/** Every scenario again, read by isomorphic-git, loose and packed: the verdicts are those given in memory. */
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type IsomorphicRepository, openIsomorphic } from "../../src/git/isomorphic-repository.ts";
import { type Outcome, play } from "../scenario/play.ts";
import { readScenario } from "../scenario/read-scenario.ts";
import { writeRepository } from "../scenario/write-repository.ts";
import { judgeAgain } from "./isomorphic-judge.ts";

const folder = new URL("../scenarios/", import.meta.url);
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".txtar"))
  .map((file) => file.slice(0, -".txtar".length));
const outcomes = new Map<string, Outcome>();
let gitDir = "";

/** Writes all scenarios into one repository, which git packs in one go; the stages under `refs/heads/of-SCENARIO/`. */
beforeAll(async () => {
  const home = mkdtempSync(join(tmpdir(), "bailiwick-isomorphic-"));
  gitDir = join(home, "all.git");
  const shallow: string[] = [];
  for (const name of names) {
    const text = readFileSync(new URL(`${name}.txtar`, folder), "utf8");
    const outcome = await play(readScenario(name, text));
    const { hasHistory } = outcome.scenario.setup;
    rmSync(join(gitDir, "HEAD"), { force: true }); // or git would say of each that there is a repository already
    writeRepository(gitDir, outcome.stages, hasHistory);
    const heads = join(gitDir, "refs", "heads");
    for (const stage of outcome.stages.keys()) {
      if (!hasHistory && stage !== "head") shallow.push(readFileSync(join(heads, stage), "utf8"));
      mkdirSync(join(heads, `of-${name}`), { recursive: true });
      renameSync(join(heads, stage), join(heads, `of-${name}`, stage));
    }
    outcomes.set(name, outcome);
  }
  writeFileSync(join(gitDir, "shallow"), shallow.join(""));
  return () => rmSync(home, { recursive: true, force: true });
}, 300_000);

describe.each(["loose", "packed"])("isomorphic-git shows the judge what memory shows: %s", (kind) => {
  let repository: IsomorphicRepository;
  beforeAll(async () => {
    if (kind === "packed") execFileSync("git", ["repack", "-adq", "--depth=4"], { cwd: gitDir });
    const folders = readdirSync(join(gitDir, "objects")).filter((name) => name.length === 2);
    expect(folders.length > 0).toBe(kind === "loose");
    repository = await openIsomorphic(gitDir, fs);
    return () => repository.close();
  });

  test.each(names)("%s", async (name) => {
    const outcome = outcomes.get(name);
    if (outcome === undefined) throw new Error("it was not played");
    const { change, state, client } = outcome;
    const trees = [...outcome.stages.keys()].map(async (stage) => {
      const commit = await repository.resolve(`of-${name}/${stage}`);
      return [stage, await repository.tree(commit)] as const;
    });
    const again = await judgeAgain(outcome, new Map(await Promise.all(trees)));
    expect(again).toEqual({ change, state, client });
  });
});
