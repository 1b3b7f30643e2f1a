/** Every scenario again, read by isomorphic-git: the verdicts are those given in memory. */
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type IsomorphicRepository, openIsomorphic } from "../../src/git/isomorphic-repository.ts";
import { forgePack } from "../hostile/forge-pack.ts";
import { type Commits, commitsOf, type GitObject } from "../scenario/commits.ts";
import { type Outcome, play } from "../scenario/play.ts";
import { readScenario } from "../scenario/read-scenario.ts";
import { initBare, writeLoose } from "../scenario/write-repository.ts";
import { judgeAgain } from "./isomorphic-judge.ts";

const folder = new URL("../scenarios/", import.meta.url);
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".txtar"))
  .map((file) => file.slice(0, -".txtar".length));
/** One in so many is read from loose objects too. */
const SOME = 8;
const played = new Map<string, { readonly outcome: Outcome; readonly commits: Commits }>();

beforeAll(async () => {
  for (const name of names) {
    const outcome = await play(readScenario(name, readFileSync(new URL(`${name}.txtar`, folder), "utf8")));
    played.set(name, { outcome, commits: commitsOf(outcome.stages, outcome.scenario.setup.hasHistory) });
  }
}, 300_000);

/** The objects of scenarios, all in one repository. */
function objectsOf(some: readonly string[]): ReadonlyMap<string, GitObject> {
  return new Map(some.flatMap((name) => [...(played.get(name)?.commits.objects ?? [])]));
}

const lines = (texts: readonly string[]) => texts.map((text) => `${text}\n`).join("");

const forms = {
  packed: {
    names,
    write: (gitDir: string) => {
      forgePack(
        gitDir,
        [...objectsOf(names)].map(([id, object]) => ({ id, ...object })),
      );
      const all = [...played.values()].map(({ commits }) => commits);
      const ids = all.flatMap(({ heads }) => [...heads.values()]);
      writeFileSync(join(gitDir, "packed-refs"), lines(ids.map((id, i) => `${id} refs/heads/${i}`)));
      writeFileSync(join(gitDir, "shallow"), lines(all.flatMap(({ cut }) => cut)));
      execFileSync("git", ["repack", "-adfq", "--depth=4", "--window=4"], { cwd: gitDir });
    },
  },
  loose: {
    names: names.filter((_, i) => i % SOME === 0),
    write: (gitDir: string) => writeLoose(gitDir, objectsOf(forms.loose.names)),
  },
};

describe.each(Object.entries(forms))("isomorphic-git shows the judge what memory shows: %s", (_, form) => {
  let repository: IsomorphicRepository;
  beforeAll(async () => {
    const gitDir = join(mkdtempSync(join(tmpdir(), "bailiwick-isomorphic-")), "all.git");
    initBare(gitDir);
    form.write(gitDir);
    repository = await openIsomorphic(gitDir, fs);
    return () => {
      repository.close();
      rmSync(join(gitDir, ".."), { recursive: true, force: true });
    };
  }, 300_000);

  test.each(form.names)("%s", async (name) => {
    const { outcome, commits } = played.get(name) ?? {};
    if (outcome === undefined || commits === undefined) throw new Error("it was not played");
    const { change, state, client } = outcome;
    const trees = [...commits.heads].map(async ([stage, id]) => [stage, await repository.tree(id)] as const);
    const again = await judgeAgain(outcome, new Map(await Promise.all(trees)));
    expect(again).toEqual({ change, state, client });
  });
});
