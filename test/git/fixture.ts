import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { deflateSync } from "node:zlib";
import { onTestFinished } from "vitest";
import { openRepository, type Repository } from "../../src/git/open-repository.ts";
import type { Entry, Tree } from "../../src/tree.ts";

const env = {
  PATH: process.env.PATH ?? "",
  HOME: "/nonexistent",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_AUTHOR_NAME: "A",
  GIT_AUTHOR_EMAIL: "a@example.org",
  GIT_COMMITTER_NAME: "A",
  GIT_COMMITTER_EMAIL: "a@example.org",
};

/** A directory that is gone after the test. */
export function temporary(): string {
  const path = mkdtempSync(join(tmpdir(), "bailiwick-test-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Runs real git; what it prints, trimmed. `extra.input` is its stdin, `extra.env` adds variables. */
export function git(
  dir: string,
  args: readonly string[],
  extra: { input?: string | Uint8Array; env?: Record<string, string> } = {},
): string {
  const options = { cwd: dir, env: { ...env, ...extra.env }, input: extra.input ?? "", maxBuffer: 1 << 30 };
  return execFileSync("git", args, { ...options, stdio: ["pipe", "pipe", "pipe"] })
    .toString("utf8")
    .replace(/\n$/, "");
}

/** A new repository with these files in its work tree, committed; "sha256" as its object format on demand. */
export function repository(files: Record<string, string | Uint8Array>, format = "sha1"): string {
  const dir = temporary();
  git(dir, ["init", "-q", "-b", "main", `--object-format=${format}`]);
  commit(dir, files);
  return dir;
}

/** Writes files and commits everything; the commit's id. */
export function commit(dir: string, files: Record<string, string | Uint8Array>): string {
  write(dir, files);
  git(dir, ["add", "-A"]);
  git(dir, ["commit", "-q", "--allow-empty", "-m", "x"]);
  return git(dir, ["rev-parse", "HEAD"]);
}

export function write(dir: string, files: Record<string, string | Uint8Array>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), content);
  }
}

/** Opens and, after the test, closes. */
export async function open(dir: string): Promise<Repository> {
  const opened = await openRepository(dir);
  onTestFinished(() => opened.close());
  return opened;
}

export async function treeOf(dir: string, revision = "HEAD"): Promise<Tree> {
  const opened = await open(dir);
  return opened.tree(await opened.resolve(revision));
}

/** Every entry that is no directory, by path. */
export async function walk(tree: Tree, id = tree.id, prefix = ""): Promise<Map<string, Entry>> {
  const found = new Map<string, Entry>();
  for (const entry of (await tree.list([id]))[0] ?? []) {
    const path = `${prefix}${entry.name}`;
    if (entry.mode !== "40000") found.set(path, entry);
    else for (const [below, inner] of await walk(tree, entry.id, `${path}/`)) found.set(below, inner);
  }
  return found;
}

/** Puts other bytes under an object's id, as loose object, as an attacker with the disk would. */
export function forgeLoose(gitDir: string, id: string, type: string, body: Uint8Array): void {
  const path = join(gitDir, "objects", id.slice(0, 2), id.slice(2));
  mkdirSync(dirname(path), { recursive: true });
  rmSync(path, { force: true });
  writeFileSync(path, deflateSync(Buffer.concat([Buffer.from(`${type} ${body.length}\0`), body])));
}
