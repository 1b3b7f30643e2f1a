import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { MemoryFile } from "../../src/git/memory-objects.ts";

/** A folder that is gone after the test. */
export function temporary(): string {
  const path = mkdtempSync(join(tmpdir(), "bailiwick-cli-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

const env = {
  PATH: process.env.PATH ?? "",
  HOME: "/nonexistent",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
};

/** Runs real git; what it prints, trimmed. */
export function git(dir: string, ...args: readonly string[]): string {
  return execFileSync("git", args, { cwd: dir, env, stdio: ["ignore", "pipe", "pipe"] })
    .toString("utf8")
    .trim();
}

/** A new repository without a commit; `--bare` if asked for. */
export function newRepository(...options: readonly string[]): string {
  const dir = temporary();
  git(dir, "init", "-q", "-b", "main", ...options);
  return dir;
}

let clock = 1_770_000_000;

/**
 * Commits exactly these files on a branch, upon its tip or upon `from`, through `git fast-import`: no work
 * tree, so any name that git can hold will do. The commit's id.
 */
export function commitFiles(
  dir: string,
  files: ReadonlyMap<string, MemoryFile>,
  branch = "main",
  from?: string,
): string {
  const parent = from ?? tipOf(dir, branch);
  const parts: (string | Uint8Array)[] = [
    `commit refs/heads/${branch}\ncommitter a <a@example.org> ${clock++} +0000\ndata 1\nx\n`,
    parent === undefined ? "" : `from ${parent}\n`,
    "deleteall\n",
  ];
  for (const [path, file] of files) {
    if ("id" in file) parts.push(`M ${file.mode} ${file.id} ${spell(path)}\n`);
    else parts.push(`M ${file.mode} inline ${spell(path)}\ndata ${file.bytes.length}\n`, file.bytes, "\n");
  }
  const input = Buffer.concat([...parts, "\ndone\n"].map((part) => Buffer.from(part)));
  execFileSync("git", ["fast-import", "--quiet", "--force", "--done"], { cwd: dir, env, input });
  return git(dir, "rev-parse", branch);
}

function tipOf(dir: string, branch: string): string | undefined {
  const [line] = git(dir, "for-each-ref", "--format=%(objectname)", `refs/heads/${branch}`).split("\n");
  return line || undefined;
}

/** A path in quotes, each byte that is no plain ASCII as octal. */
function spell(path: string): string {
  const bytes = [...Buffer.from(path)].map((byte) =>
    byte < 0x21 || byte > 0x7e || byte === 0x22 || byte === 0x5c
      ? `\\${byte.toString(8).padStart(3, "0")}`
      : String.fromCharCode(byte),
  );
  return `"${bytes.join("")}"`;
}
