import { type SimpleGit, simpleGit } from "simple-git";
import { Failure } from "../failure.ts";

/** What the user may have said to git by environment; the rest of GIT_* simple-git takes away. */
const ambient = [
  ...["NAME", "EMAIL", "DATE"].flatMap((part) => [`GIT_AUTHOR_${part}`, `GIT_COMMITTER_${part}`]),
  ...["GLOBAL", "SYSTEM", "NOSYSTEM"].map((scope) => `GIT_CONFIG_${scope}`),
  ...["GIT_INDEX_FILE", "GIT_SSH", "GIT_SSH_COMMAND", "GIT_ASKPASS", "SSH_ASKPASS", "GIT_TERMINAL_PROMPT"],
];

/**
 * Runs one task of simple-git in `dir`, as the user would run git there: their config, keys and hooks.
 * `config` are `key=value` pairs for this call alone. Rejects with the Failure `io`: git's last words.
 */
export async function withGit<T>(
  dir: string,
  task: (git: SimpleGit) => PromiseLike<T>,
  config: readonly string[] = [],
): Promise<T> {
  try {
    const git = simpleGit({
      baseDir: dir,
      config: [...config],
      allowEnvironment: ambient,
      unsafe: {
        allowUnsafeAskPass: true,
        allowUnsafeSshCommand: true,
        allowUnsafeConfigPaths: true,
        allowUnsafeProtocolOverride: true,
      },
    });
    return await task(git);
  } catch (cause) {
    const words = cause instanceof Error ? cause.message.trimEnd().split("\n").at(-1) : String(cause);
    throw new Failure("io", `git: ${words}`, { cause });
  }
}
