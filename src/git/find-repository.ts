import { existsSync, readFileSync, realpathSync, type Stats, statSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import { Failure } from "../failure.ts";
import type { ObjectFormat } from "./object-source.ts";
import { onDisk } from "./on-disk.ts";

/** Where a repository's parts lie; absolute paths, symbolic links resolved. */
export interface RepositoryPlace {
  /** HEAD and the index: `.git`, a bare repository, or `.git/worktrees/NAME`. */
  readonly gitDir: string;
  /** Refs, config and objects: `gitDir`, but for a linked work tree the main one's. */
  readonly commonDir: string;
  readonly workTree: string | undefined;
  readonly format: ObjectFormat;
}

/**
 * Finds the repository that `dir` is in, as git does: `.git` as a directory or as a file that points to one,
 * or a bare repository, in `dir` or the nearest directory above. GIT_DIR is not honoured; no process runs.
 * Throws the Failure `no-repository`.
 */
export function findRepository(dir: string): RepositoryPlace {
  const start = physical(dir);
  for (let at = start; ; at = dirname(at)) {
    const gitDir = pointedTo(join(at, ".git"));
    if (gitDir !== undefined) return place(gitDir, at);
    if (isGitDir(at)) return bare(at);
    if (at === dirname(at)) break;
  }
  throw new Failure("no-repository", `${start} is not in a git repository`, { mend: "git init, or -C DIR" });
}

/**
 * A bare repository, unless it lies in somebody's work tree: there a pull request can have put it, with a config of
 * its own, pin and all (git's `safe.bareRepository`).
 */
function bare(at: string): RepositoryPlace {
  for (let above = dirname(at); ; above = dirname(above)) {
    const own = join(above, ".git");
    if (existsSync(own) && at !== own && !at.startsWith(own + sep))
      throw new Failure(
        "no-repository",
        `${at} has the shape of a bare repository inside ${above}, which may have brought it`,
        {
          mend: `move it out of there, or: bailiwick -C ${above}`,
        },
      );
    if (above === dirname(above)) return place(at, undefined);
  }
}

/** The bare repository that `dir` itself is, wherever it lies: one of our own. Throws the Failure `no-repository`. */
export function ownRepository(dir: string): RepositoryPlace {
  const at = physical(dir);
  if (!isGitDir(at)) throw new Failure("no-repository", `${at} is no git repository`);
  return place(at, undefined);
}

function place(found: string, above: string | undefined): RepositoryPlace {
  const gitDir = physical(found);
  const commonDir = physical(commonOf(gitDir));
  const config = readIfFile(join(commonDir, "config")) ?? "";
  // A linked work tree is one even of a bare repository: only the main one asks core.bare.
  const bare = gitDir === commonDir && /^(true|yes|on|1)$/.test(setting(config, "core", "bare") ?? "");
  const format = setting(config, "extensions", "objectformat") === "sha256" ? "sha256" : "sha1";
  return { gitDir, commonDir, workTree: bare ? undefined : above, format };
}

/** The git directory that `.git` is or, as a file of one line `gitdir: PATH`, names. */
function pointedTo(dotGit: string): string | undefined {
  if (isGitDir(dotGit)) return dotGit;
  const line = readIfFile(dotGit);
  if (line === undefined) return undefined;
  const path = /^gitdir: ([^\0]+?)[\r\n]*$/.exec(line)?.[1];
  const target = path === undefined ? undefined : resolve(dirname(dotGit), path);
  if (target !== undefined && isGitDir(target)) return target;
  throw new Failure("no-repository", `${dotGit} points to no git repository`);
}

function isGitDir(path: string): boolean {
  if (!existsSync(join(path, "HEAD"))) return false;
  const common = commonOf(path);
  return isDirectory(join(common, "objects")) && isDirectory(join(common, "refs"));
}

function commonOf(gitDir: string): string {
  const line = readIfFile(join(gitDir, "commondir"));
  return line === undefined ? gitDir : resolve(gitDir, line.trimEnd());
}

/**
 * One setting of a repository's own config file. Only for those that git, too, reads without includes;
 * what else is written there is git's to parse (see `readConfig`).
 */
function setting(config: string, section: string, key: string): string | undefined {
  let inside = "";
  let value: string | undefined;
  for (const line of config.split("\n")) {
    const [, head, rest = line] = /^\s*\[([^\]]*)\](.*)$/.exec(line) ?? [];
    if (head !== undefined) inside = head.trim().toLowerCase();
    const [, name = "", text = ""] = /^\s*([A-Za-z0-9-]+)\s*=\s*"?([^"#;]*)/.exec(rest) ?? [];
    if (inside === section && name.toLowerCase() === key) value = text.trim().toLowerCase();
  }
  return value;
}

function physical(path: string): string {
  try {
    return realpathSync(path);
  } catch (cause) {
    throw new Failure("no-repository", `there is no directory ${basename(path)} at ${path}`, { cause });
  }
}

function isDirectory(path: string): boolean {
  return look(path)?.isDirectory() ?? false;
}

function readIfFile(path: string): string | undefined {
  if (look(path)?.isFile() !== true) return undefined;
  return onDisk("look for a repository", () => readFileSync(path, "utf8"));
}

/** What a path is; undefined also where we may not look, as if nothing were there. */
function look(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
