/** Every scenario again, through real git and the built command: both must say the same. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Refusal } from "../../src/reasons.ts";
import { codesOf, refusalsOf } from "../scenario/codes.ts";
import { play } from "../scenario/play.ts";
import { readScenario } from "../scenario/read-scenario.ts";
import { writeRepository } from "../scenario/write-repository.ts";
import { type Ran, run } from "./run.ts";
import { type CommandServer, serveCommand } from "./serve-command.ts";

const folder = new URL("../scenarios/", import.meta.url);
const home = mkdtempSync(join(tmpdir(), "bailiwick-scenarios-"));
let server: CommandServer;
beforeAll(() => {
  server = serveCommand();
});
afterAll(() => {
  server.close();
  rmSync(home, { recursive: true, force: true });
});

interface Answer {
  readonly code: number | null;
  readonly verdict: string;
  readonly codes: readonly string[];
}

/** Questions that a process of its own was asked: each of them and each exit code once, at least. */
const spawned = new Set<string>();

/** Runs the built command on a repository, with a home of its own; an answer that is no JSON throws. */
async function ask(gitDir: string, ...args: readonly string[]): Promise<Answer> {
  const env = { HOME: home, XDG_CACHE_HOME: join(gitDir, "cache") };
  const words = ["-C", gitDir, ...args, "--json"];
  const ran = await server.run(words, env);
  const kind = `${args[0]} ${args.includes("--accepted")} ${ran.code}`;
  if (!spawned.has(kind)) {
    spawned.add(kind);
    expect(await run(home, words, { ...env, XDG_CACHE_HOME: join(gitDir, "cold") })).toEqual(ran);
  }
  return answerIn(ran);
}

function answerIn({ code, out, err }: Ran): Answer {
  const { verdict, refusals } = JSON.parse(out || err) as { verdict: string; refusals: readonly Refusal[] };
  return { code, verdict, codes: codesOf(refusals) };
}

function answer(refusals: readonly Refusal[]): Answer {
  return {
    code: refusals.length === 0 ? 0 : refusals.every(({ code }) => code === "unsupported") ? 3 : 1,
    verdict: refusals.length === 0 ? "accepted" : "refused",
    codes: codesOf(refusals),
  };
}

const names = readdirSync(folder).filter((file) => file.endsWith(".txtar"));

describe.concurrent("the built command says of each scenario what the judge says in memory", () => {
  test.each(names)("%s", async (file) => {
    const outcome = await play(
      readScenario(file.replace(/\.txtar$/, ""), readFileSync(new URL(file, folder), "utf8")),
    );
    const { scenario, stages, pin, change, state, client, bases } = outcome;
    const { now, seenAt, hasHistory } = scenario.setup;
    const gitDir = join(home, scenario.name);
    writeRepository(gitDir, stages, hasHistory, "packed");
    const [last = "base", before = "base"] = [...stages.keys()].reverse();
    const root = ["--root", `sha256:${pin}`];
    expect(await ask(gitDir, "verify", last, ...root)).toEqual(answer(refusalsOf(state)));
    if (change !== undefined)
      expect(await ask(gitDir, "check", before, last, ...root, "--now", now)).toEqual(
        answer(refusalsOf(change)),
      );
    if (bases.length === 1 && bases[0]?.verdict.accepted) {
      expect(await ask(gitDir, "verify", last, ...root, "--accepted", "base", "--seen-at", seenAt)).toEqual(
        answer(refusalsOf(client.verdict)),
      );
    }
  });
});
