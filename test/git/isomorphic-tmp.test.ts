import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "vitest";
import { openIsomorphic } from "../../src/git/isomorphic-repository.ts";
import { play } from "../scenario/play.ts";
import { readScenario } from "../scenario/read-scenario.ts";
import { writeRepository } from "../scenario/write-repository.ts";
import { judgeAgain } from "./isomorphic-judge.ts";
const folder = new URL("../scenarios/", import.meta.url);
const home = mkdtempSync(join(tmpdir(), "bailiwick-isomorphic-"));
const names = readdirSync(folder).filter((file) => file.endsWith(".txtar"));
test("x", async () => {
  const t: Record<string, number> = {};
  let at = performance.now();
  const lap = (n: string) => { t[n] = (t[n] ?? 0) + performance.now() - at; at = performance.now(); };
  for (const file of names.slice(0, 150)) {
    const outcome = await play(readScenario(file, readFileSync(new URL(file, folder), "utf8")));
    lap("play");
    const gitDir = join(home, file);
    writeRepository(gitDir, outcome.stages, outcome.scenario.setup.hasHistory);
    lap("write");
    for (const kind of ["loose", "packed"]) {
      const repository = await openIsomorphic(gitDir, fs);
      const trees = await Promise.all([...outcome.stages.keys()].map(async (n) => [n, await repository.tree(await repository.resolve(n))] as const));
      await judgeAgain(outcome, new Map(trees));
      lap(kind);
      if (kind === "loose") execFileSync("git", ["repack", "-adq", "--depth=8"], { cwd: gitDir });
      lap("repack");
    }
  }
  console.log(t);
});
