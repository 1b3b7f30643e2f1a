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
  /**
   * Bytes of memory that each process of git may take (not on Windows), and of stdout: a remote decides how much git
   * remembers and says. Rejects with the Failure `io`, or git fails and complains of `OUT_OF_MEMORY`.
   */
  readonly memory?: number | undefined;
}

/** What git says, among other words, when `memory` does not suffice. */
export const OUT_OF_MEMORY = "Out of memory";

/** So much of stderr is kept: its end. */
const LAST_CHUNKS = 8;

export interface GitAnswer {
  readonly code: number;
  readonly stdout: Buffer;
  /** The first line on stderr that git calls fatal, else the last, for a Failure's message; may hold a repository's bytes. */
  readonly complaint: string;
}

/**
 * Runs git once and collects what it says. A code other than 0 is an answer, not an error; rejects with the
 * Failure `no-git` if git does not start or is killed.
 */
export function runGit(
  args: readonly string[],
  { cwd, env, input, signal, onWords, memory }: GitRun,
): Promise<GitAnswer> {
  return new Promise((resolve, reject) => {
    // What is to be ended leads a group of its own: transports are processes that git starts.
    const detached = signal !== undefined && process.platform !== "win32";
    const [program, words] =
      memory === undefined || process.platform === "win32" ? ["git", args] : bounded(memory, args);
    const git = spawn(program, words, { cwd, env, stdio: "pipe", windowsHide: true, detached });
    const end = () => {
      if (!detached || git.pid === undefined) git.kill("SIGKILL");
      else killGroup(git.pid);
    };
    signal?.addEventListener("abort", end, { once: true });
    // In a group of its own it would outlive us, and fetch on for nobody.
    if (detached) process.once("exit", end);
    if (signal?.aborted) end();
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    let said = 0;
    git.stdout.on("data", (chunk: Buffer) => {
      said += chunk.length;
      if (said > (memory ?? said)) end();
      else stdout.push(chunk);
    });
    git.stderr.on("data", (chunk: Buffer) => {
      onWords?.(chunk.toString("utf8"));
      stderr.push(chunk);
      if (stderr.length > LAST_CHUNKS) stderr.shift();
    });
    git.stdin.on("error", () => {}); // git may end before it has read everything; its code tells
    git.on("error", (cause) => reject(notStarted(cause)));
    git.on("close", (code, by) => {
      signal?.removeEventListener("abort", end);
      process.removeListener("exit", end);
      if (signal?.aborted) reject(new Failure("io", "git was stopped", { cause: signal.reason }));
      else if (said > (memory ?? said)) reject(new Failure("io", OUT_OF_MEMORY));
      else if (code === null) reject(new Failure("no-git", `git was ended by ${by ?? "a signal"}`));
      else if (code === 127)
        reject(notStarted(undefined)); // the shell's word for it; git has none of that number
      else resolve({ code, stdout: Buffer.concat(stdout), complaint: complaintIn(Buffer.concat(stderr)) });
    });
    git.stdin.end(input ?? "");
  });
}

/** git under a limit of its heap, which a shell sets; one that is lower already stays. */
function bounded(memory: number, args: readonly string[]): readonly [string, readonly string[]] {
  const script = `ulimit -d ${Math.ceil(memory / 1024)} 2>/dev/null; exec git "$@"`;
  return ["sh", ["-c", script, "sh", ...args]];
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

/** What went wrong first, since what git says after it is of little use; that memory did not suffice, wherever it is said. */
function complaintIn(stderr: Buffer): string {
  const text = stderr.toString("utf8");
  if (/out of memory/i.test(text)) return OUT_OF_MEMORY;
  return /^fatal: (.*)$/m.exec(text)?.[1]?.slice(0, 300) ?? lastLine(stderr);
}

/** The last line of a stderr that is not blank, cut at 300 characters. */
export function lastLine(stderr: Buffer): string {
  const lines = stderr.toString("utf8").trimEnd().split("\n");
  return (lines.at(-1) ?? "").slice(0, 300);
}
