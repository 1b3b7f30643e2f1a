/** The corpus that `npm run corpus` writes: this implementation gives its answers, by way of git bundles. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Case } from "../../bench/corpus/case.ts";
import { caseOf } from "../../bench/corpus/case-of.ts";
import { formatBundle } from "../../bench/corpus/format-bundle.ts";
import { playCase } from "../../bench/corpus/play-case.ts";
import { temporary } from "../git/fixture.ts";
import { play } from "../scenario/play.ts";
import { readScenario } from "../scenario/read-scenario.ts";

const scenarios = new URL("../scenarios/", import.meta.url);
const all = readdirSync(scenarios)
  .filter((file) => file.endsWith(".txtar"))
  .map((file) => file.slice(0, -".txtar".length));

/** Writes one scenario's bundle; its case. */
async function exported(folder: string, name: string): Promise<Case> {
  const text = readFileSync(new URL(`${name}.txtar`, scenarios), "utf8");
  const made = caseOf(await play(readScenario(name, text)));
  mkdirSync(join(folder, "bundles"), { recursive: true });
  writeFileSync(join(folder, made.case.bundle), formatBundle(made.commits));
  return made.case;
}

const special = [
  "rollback-without-history", // history: none
  "first-change-forgets-a-package", // history: first
  "mirror-serves-a-fork", // asks a client
  "certificates-tree-out-of-order", // objects that git would not write
  "name-twice-in-one-tree",
];
const sample = [...new Set([...special, ...all.filter((_, i) => i % 40 === 0)])];

describe("a sample of the corpus", () => {
  test.each(sample)("%s", async (name) => {
    const folder = temporary();
    const each = await exported(folder, name);
    expect(await playCase(folder, each, join(folder, "all.git"))).toEqual([]);
  });
});

test("the same scenario is the same case and the same bundle, always", async () => {
  const [one, other] = [temporary(), temporary()];
  const [first, second] = [await exported(one, "silent-revert"), await exported(other, "silent-revert")];
  expect(first).toEqual(second);
  expect(readFileSync(join(one, first.bundle))).toEqual(readFileSync(join(other, second.bundle)));
});

test("an answer that is not ours is told", async () => {
  const folder = temporary();
  const each = await exported(folder, "silent-revert");
  const questions = each.questions.map((question) => ({
    ...question,
    answer: { ...question.answer, refusals: [{ code: "file-changed", subject: "A" }] },
  }));
  expect(await playCase(folder, { ...each, questions }, join(folder, "all.git"))).toHaveLength(
    questions.length,
  );
});

test("git takes a bundle for what it is", async () => {
  const folder = temporary();
  const each = await exported(folder, "silent-revert");
  const path = join(folder, each.bundle);
  const heads = execFileSync("git", ["bundle", "list-heads", path], { encoding: "utf8" });
  expect(heads.trim().split("\n")).toEqual(
    Object.entries(each.commits).map(([name, id]) => `${id} refs/heads/${name}`),
  );
  execFileSync("git", ["clone", "--quiet", "--branch=head", path, join(folder, "clone")], { stdio: "pipe" });
  expect(readdirSync(join(folder, "clone"))).toContain("A");
});
