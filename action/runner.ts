import { appendFileSync, readFileSync, statSync } from "node:fs";
import { Failure } from "../src/failure.ts";
import { parseCount } from "../src/format/names.ts";

/** The machine that runs an Action: its variables, its log, and the files by which it takes what came of it. */
export interface Runner {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** One line of the log. Whoever calls has escaped it. */
  readonly say: (line: string) => void;
  /** An input, trimmed; undefined when it is empty or not given. */
  readonly input: (name: string) => string | undefined;
  /** A variable that GitHub sets; throws the Failure `usage` without it. */
  readonly variable: (name: string) => string;
  readonly output: (name: string, value: string) => void;
  /** Adds Markdown to the job's summary. */
  readonly summarize: (markdown: string) => void;
}

/** The event that started the job, in GitHub's JSON; GitHub cuts none that is larger. */
const EVENT_BYTES = 32 * 1024 * 1024;

/** The runner of this process. */
export function processRunner(): Runner {
  const { env, stdout } = process;
  const append = (name: string, text: string) => {
    const path = env[name];
    if (path !== undefined && path !== "") appendFileSync(path, text);
  };
  return {
    env,
    say: (line) => stdout.write(`${line}\n`),
    input: (name) => env[`INPUT_${name.toUpperCase()}`]?.trim() || undefined,
    variable(name) {
      const value = env[name];
      if (value === undefined || value === "")
        throw new Failure("usage", `there is no ${name}: this is to be started by GitHub Actions`);
      return value;
    },
    output: (name, value) => append("GITHUB_OUTPUT", `${name}=${value.replace(/[\r\n]/g, " ")}\n`),
    summarize: (markdown) => append("GITHUB_STEP_SUMMARY", `${markdown}\n`),
  };
}

/** How many seconds a forge may keep silent. Throws the Failure `usage`. */
export function patienceOf(runner: Runner): number {
  const seconds = parseCount(runner.input("patience") ?? "30");
  if (seconds === undefined) throw new Failure("usage", "patience is a number of seconds");
  return seconds;
}

/** The event that started the job. Throws the Failure `usage` if there is none. */
export function readEvent(runner: Runner): unknown {
  const path = runner.variable("GITHUB_EVENT_PATH");
  try {
    if (statSync(path).size > EVENT_BYTES) throw new Error("it is too large");
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw new Failure("usage", "the event that started the job cannot be read", { cause });
  }
}
