import { spawn } from "node:child_process";
import { Failure } from "../failure.ts";
import type { Environment } from "./git-environment.ts";

export interface GitRun {
  readonly cwd: string;
  readonly env: Environment;
  readonly input?: string | Uint8Array;
  /** Ends git and all that it started; rejects with the signal's reason if that is a Failure. */
  readonly signal?: AbortSignal | undefined;
  /** Told what git says on stderr, as it comes: its progress. */
  readonly onWords?: ((words: string) => void) | undefined;
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
export function runGit(
  args: readonly string[],
  { cwd, env, input, signal, onWords }: GitRun,
): Promise<GitAnswer> {
  return new Promise((resolve, reject) => {
    // What is to be ended leads a group of its own: transports are processes that git starts.
    const detached = signal !== undefined && process.platform !== "win32";
    const git = spawn("git", args, { cwd, env, stdio: "pipe", windowsHide: true, detached });
    const end = () => {
      if (!detached || git.pid === undefined) git.kill("SIGKILL");
      else killGroup(git.pid);
    };
    signal?.addEventListener("abort", end, { once: true });
    if (signal?.aborted) end();
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    git.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    git.stderr.on("data", (chunk: Buffer) => {
      if (onWords === undefined) stderr.push(chunk);
      else {
        onWords(chunk.toString("utf8"));
        stderr.splice(0, stderr.length - 8, chunk);
      }
    });
    git.stdin.on("error", () => {}); // git may end before it has read everything; its code tells
    git.on("error", (cause) => reject(notStarted(cause)));
    git.on("close", (code, by) => {
      signal?.removeEventListener("abort", end);
      if (signal?.aborted) reject(new Failure("io", "git was stopped", { cause: signal.reason }));
      else if (code === null) reject(new Failure("no-git", `git was ended by ${by ?? "a signal"}`));
      else resolve({ code, stdout: Buffer.concat(stdout), complaint: lastLine(Buffer.concat(stderr)) });
    });
    git.stdin.end(input ?? "");
  });
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // it ended by itself
  }
}

export function notStarted(cause: unknown): Failure {
  return new Failure("no-git", "git does not start", { cause, mend: "install git and put it in PATH" });
}

/** The last line of a stderr that is not blank, cut at 300 characters. */
export function lastLine(stderr: Buffer): string {
  const lines = stderr.toString("utf8").trimEnd().split("\n");
  return (lines.at(-1) ?? "").slice(0, 300);
}
