import { randomUUID } from "node:crypto";
import { devNull } from "node:os";

export type Environment = Readonly<Record<string, string>>;

/** What a process needs to start at all; the rest are Windows' words. */
const inherited = ["PATH", "SystemRoot", "WINDIR", "PATHEXT", "TEMP", "TMP"];

/** Variables that point git at another repository, index or object store than the one we mean. */
const redirecting = [
  "GIT_DIR",
  "GIT_WORK_TREE",
  "GIT_COMMON_DIR",
  "GIT_INDEX_FILE",
  "GIT_OBJECT_DIRECTORY",
  "GIT_ALTERNATE_OBJECT_DIRECTORIES",
  "GIT_NAMESPACE",
  "GIT_PREFIX",
  "GIT_GRAFT_FILE",
  "GIT_SHALLOW_FILE",
  "GIT_REPLACE_REF_BASE",
  "GIT_QUARANTINE_PATH",
];

/**
 * The environment for reading a repository that may be an attacker's, built from nothing. `gitDir` is
 * GIT_DIR.
 *
 * The protocol allowed is one that nobody can name: a repository's config that says `none::x` and
 * `alias.remote-none = !command` runs the command under GIT_ALLOW_PROTOCOL=none, where git is too old for
 * GIT_NO_LAZY_FETCH.
 */
export function hardenedEnvironment(gitDir: string): Environment {
  return {
    ...pick(inherited),
    LC_ALL: "C",
    HOME: devNull,
    XDG_CONFIG_HOME: devNull,
    GIT_DIR: gitDir,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: devNull,
    GIT_ATTR_NOSYSTEM: "1",
    GIT_NO_REPLACE_OBJECTS: "1",
    GIT_GRAFT_FILE: devNull,
    GIT_NO_LAZY_FETCH: "1",
    GIT_ALLOW_PROTOCOL: `none-${randomUUID()}`,
    // Against deltas that grow without end: blobs of this size are streamed, trees and commits are not that large.
    GIT_ALLOC_LIMIT: "256m",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TERMINAL_PROMPT: "0",
  };
}

/**
 * The environment for acting in the user's own repository as the user would: their config, filters and
 * keys, but none of the variables by which a calling git (a hook's) redirects its children.
 */
export function userEnvironment(): Environment {
  const names = Object.keys(process.env).filter((name) => !redirecting.includes(name));
  return { ...pick(names), GIT_TERMINAL_PROMPT: "0" };
}

function pick(names: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of names) {
    const value = process.env[name];
    if (value !== undefined) found[name] = value;
  }
  return found;
}
