import { withGit } from "./simple-git.ts";

/** So many paths go on one command line; a whole registry's would not fit. */
const PATHS_A_CALL = 1000;

/** Makes an empty repository whose first branch is `main`. */
export async function initRepository(dir: string): Promise<void> {
  await withGit(dir, (git) => git.raw(["init", "--quiet", "--initial-branch=main"]));
}

/**
 * Puts the work tree's state of these paths, deletions too, into the index; paths are literal, from the top.
 * In a hook, into the index that the hook's commit is made of.
 */
export async function addPaths(dir: string, paths: readonly string[]): Promise<void> {
  for (let at = 0; at < paths.length; at += PATHS_A_CALL) {
    const some = paths.slice(at, at + PATHS_A_CALL).map((path) => `:(top,literal)${path}`);
    await withGit(dir, (git) => git.raw(["add", "-A", "--", ...some]));
  }
}

/** Commits the index, hooks and all; returns the new commit's id. `config` are `key=value` pairs for this alone. */
export async function commitIndex(
  dir: string,
  message: string,
  config: readonly string[] = [],
): Promise<string> {
  await withGit(dir, (git) => git.raw(["commit", "--quiet", "-m", message]), config);
  return (await withGit(dir, (git) => git.revparse(["HEAD"]))).trim();
}
