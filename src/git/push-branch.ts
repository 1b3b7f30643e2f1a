import { Failure } from "../failure.ts";
import { userEnvironment } from "./git-environment.ts";
import { runGit } from "./run-git.ts";
import { configEnvironment, stallSettings } from "./token-config.ts";

/** Where to push. */
export interface PushRemote {
  readonly url: string;
  readonly token: string | undefined;
  /** How long a server may keep silent over HTTP. */
  readonly seconds: number;
}

/**
 * Pushes a commit to a branch, as the user would, hooks and all; with a token where one is given. Nothing is
 * forced. Rejects with the Failure `io`: git's last words.
 */
export async function pushBranch(
  dir: string,
  remote: PushRemote,
  commit: string,
  branch: string,
): Promise<void> {
  const env = { ...userEnvironment(), ...configEnvironment(stallSettings(remote.seconds), remote) };
  const args = ["push", "--quiet", "--end-of-options", remote.url, `${commit}:refs/heads/${branch}`];
  const { code, complaint } = await runGit(args, { cwd: dir, env });
  if (code !== 0)
    throw new Failure("io", `git push: ${complaint}`, { mend: "git pull --rebase, and submit again" });
}
