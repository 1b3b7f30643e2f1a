import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { NOW } from "../cli/registry.ts";
import { git, temporary } from "../cli/repository.ts";

/** A job of GitHub Actions with one step. */
export interface Job {
  /** Where the forge keeps the registry, a bare repository: `SERVER/owner/name`. */
  readonly forge: string;
  readonly event: string;
  readonly payload: unknown;
  readonly sha: string;
  readonly inputs?: Readonly<Record<string, string>>;
  /** The folder that actions/checkout filled; without it, an empty one. */
  readonly workspace?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly bundle?: "check" | "comment";
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

const TOP = join(import.meta.dirname, "..", "..");

/** Starts a bundled Action as GitHub starts it: variables, event file, files for outputs and summary. */
export async function runJob(job: Job): Promise<Done> {
  const temp = temporary();
  const file = (name: string, text = "") => {
    writeFileSync(join(temp, name), text);
    return join(temp, name);
  };
  const workspace = job.workspace ?? join(temp, "workspace");
  mkdirSync(workspace, { recursive: true });
  const inputs = Object.entries({ mode: "enforce", now: NOW, ...job.inputs });
  const env = {
    PATH: process.env.PATH ?? "",
    HOME: temp,
    RUNNER_TEMP: temp,
    GITHUB_ACTIONS: "true",
    GITHUB_WORKSPACE: workspace,
    GITHUB_SERVER_URL: `file://${dirname(dirname(job.forge))}`,
    GITHUB_REPOSITORY: job.forge.split("/").slice(-2).join("/"),
    GITHUB_EVENT_NAME: job.event,
    GITHUB_EVENT_PATH: file("event.json", JSON.stringify(job.payload)),
    GITHUB_SHA: job.sha,
    GITHUB_OUTPUT: file("output"),
    GITHUB_STEP_SUMMARY: file("summary"),
    ...Object.fromEntries(inputs.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    ...job.env,
  };
  const bundle = join(TOP, "action", "dist", `${job.bundle ?? "check"}.js`);
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

/** The bare repository of a forge that serves what `dir` holds. */
export function forgeOf(dir: string): string {
  const forge = join(temporary(), "owner", "registry");
  git(dir, "clone", "-q", "--bare", dir, forge);
  git(forge, "config", "uploadpack.allowAnySHA1InWant", "true");
  return forge;
}

/** The merge that a forge makes of a pull request, as `refs/pull/1/merge`; its id. */
export function mergeOf(forge: string, base: string, head: string): string {
  const tree = git(forge, "merge-tree", "--write-tree", base, head).split("\n")[0] ?? "";
  const who = ["-c", "user.name=forge", "-c", "user.email=forge@example.org"];
  const merge = git(forge, ...who, "commit-tree", tree, "-p", base, "-p", head, "-m", "merge");
  git(forge, "update-ref", "refs/pull/1/merge", merge);
  return merge;
}

/** The event of a pull request. */
export function pullEvent(base: string, head: string): unknown {
  return {
    action: "synchronize",
    number: 1,
    pull_request: { number: 1, title: "::error::x", base: { sha: base }, head: { sha: head } },
  };
}
