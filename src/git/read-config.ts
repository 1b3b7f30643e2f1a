import { Failure } from "../failure.ts";
import { userEnvironment } from "./git-environment.ts";
import { runGit } from "./run-git.ts";

/**
 * The user's git settings that concern us: `bailiwick.*`, `user.signingkey` and `gpg.format`, keys as git
 * prints them (lower case but for the middle part), the last value where there are several, "true" for a key
 * without value. From all of git's files, the repository's own included if `gitDir` is given, since the
 * user set them; in CI nobody else can. Listing runs nothing of what it lists.
 *
 * Rejects with the Failure `io` if a config file does not parse.
 */
export async function readConfig(
  gitDir: string | undefined,
  cwd: string,
): Promise<ReadonlyMap<string, string>> {
  const env = userEnvironment();
  const { code, stdout, complaint } = await runGit(["config", "--list", "-z"], {
    cwd,
    env: gitDir === undefined ? env : { ...env, GIT_DIR: gitDir },
  });
  if (code !== 0) throw new Failure("io", `git config cannot be read: ${complaint}`);
  const settings = new Map<string, string>();
  for (const item of stdout.toString("utf8").split("\0")) {
    const newline = item.indexOf("\n");
    const key = newline === -1 ? item : item.slice(0, newline);
    if (!key.startsWith("bailiwick.") && key !== "user.signingkey" && key !== "gpg.format") continue;
    settings.set(key, newline === -1 ? "true" : item.slice(newline + 1));
  }
  return settings;
}
