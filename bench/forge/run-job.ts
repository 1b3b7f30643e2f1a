import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A job of GitHub Actions with one step. */
export interface Job {
  /** Where git finds repositories, the value of GITHUB_SERVER_URL. */
  readonly server: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly event: string;
  readonly payload: unknown;
  readonly sha: string;
  /** Inputs of the Action; `mode` is `enforce` unless said. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** The folder that actions/checkout filled; without it, an empty one. */
  readonly workspace?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** What came of it. */
export interface Done {
  readonly code: number | null;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** The JSON that is left for the reporter. */
  readonly report: string;
}

/**
 * Starts a bundled Action, the file `bundle`, as GitHub starts it: variables, event file, files for outputs and
 * summary, all in the folder `temp`, and nothing else of this process's environment.
 */
export async function runJob(bundle: string, temp: string, job: Job): Promise<Done> {
  const file = (name: string, text = "") => {
    writeFileSync(join(temp, name), text);
    return join(temp, name);
  };
  const workspace = job.workspace ?? join(temp, "workspace");
  mkdirSync(workspace, { recursive: true });
  const inputs = Object.entries({ mode: "enforce", ...job.inputs });
  const env = {
    PATH: process.env.PATH ?? "",
    HOME: temp,
    RUNNER_TEMP: temp,
    GITHUB_ACTIONS: "true",
    GITHUB_WORKSPACE: workspace,
    GITHUB_SERVER_URL: job.server,
    GITHUB_REPOSITORY: job.repository,
    GITHUB_EVENT_NAME: job.event,
    GITHUB_EVENT_PATH: file("event.json", JSON.stringify(job.payload)),
    GITHUB_SHA: job.sha,
    GITHUB_OUTPUT: file("output"),
    GITHUB_STEP_SUMMARY: file("summary"),
    ...Object.fromEntries(inputs.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    ...job.env,
  };
  const child = spawn(process.execPath, [bundle], { cwd: workspace, env, stdio: ["ignore", "pipe", "pipe"] });
  const log: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => log.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  const outputs = Object.fromEntries(
    readFileSync(join(temp, "output"), "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );
  return {
    code,
    log: Buffer.concat(log).toString("utf8"),
    outputs,
    summary: readFileSync(join(temp, "summary"), "utf8"),
    report: outputs.report === undefined ? "" : readFileSync(outputs.report, "utf8"),
  };
}
