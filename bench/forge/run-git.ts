import { execFileSync } from "node:child_process";

const env = {
  PATH: process.env.PATH ?? "",
  HOME: "/nonexistent",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
};

/** Runs git as a forge does on its own disk; what it prints, trimmed. Throws where it says no. */
export function runGit(dir: string, ...args: readonly string[]): string {
  return execFileSync("git", args, { cwd: dir, env, stdio: ["ignore", "pipe", "pipe"] })
    .toString("utf8")
    .trim();
}
