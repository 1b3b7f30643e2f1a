import { spawn } from "node:child_process";
import { Failure } from "../failure.ts";
import type { Environment } from "./git-environment.ts";

export interface GitRun {
  readonly cwd: string;
  readonly env: Environment;
  readonly input?: string | Uint8Array;
}

export interface GitAnswer {
  readonly code: number;
  readonly stdout: Buffer;
  /** The last line that git said on stderr, for a Failure's message; may hold a repository's bytes. */
  readonly complaint: string;
}

/**
 * Runs git once and collects what it says. A code other than 0 is an answer, not an error; rejects with the
 * Failure `no-git` if git does not start or is killed.
 */
export function runGit(args: readonly string[], { cwd, env, input }: GitRun): Promise<GitAnswer> {
  return new Promise((resolve, reject) => {
    const git = spawn("git", args, { cwd, env, stdio: "pipe", windowsHide: true });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    git.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    git.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    git.stdin.on("error", () => {}); // git may end before it has read everything; its code tells
    git.on("error", (cause) => reject(notStarted(cause)));
    git.on("close", (code, signal) => {
      if (code === null) reject(new Failure("no-git", `git was ended by ${signal ?? "a signal"}`));
      else resolve({ code, stdout: Buffer.concat(stdout), complaint: lastLine(Buffer.concat(stderr)) });
    });
    git.stdin.end(input ?? "");
  });
}

export function notStarted(cause: unknown): Failure {
  return new Failure("no-git", "git does not start", { cause, mend: "install git and put it in PATH" });
}

/** The last line of a stderr that is not blank, cut at 300 characters. */
export function lastLine(stderr: Buffer): string {
  const lines = stderr.toString("utf8").trimEnd().split("\n");
  return (lines.at(-1) ?? "").slice(0, 300);
}
