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
 * forced, unless the branch is ours alone. Rejects with the Failure `io`: why
 * the branch was not taken, else git's last words.
 */
export async function pushBranch(
  dir: string,
  remote: PushRemote,
  commit: string,
  branch: string,
  isForced = false,
): Promise<void> {
  const env = { ...userEnvironment(), ...configEnvironment(stallSettings(remote.seconds), remote) };
  const refspec = `${isForced ? "+" : ""}${commit}:refs/heads/${branch}`;
  const args = ["push", "--quiet", "--porcelain", "--end-of-options", remote.url, refspec];
  const { code, stdout, complaint } = await runGit(args, { cwd: dir, env });
  if (code === 0) return;
  const refused = /^!\t[^\t]*\t(.{1,300})/m.exec(stdout.toString("utf8"))?.[1];
  throw new Failure("io", `git push: ${refused ?? complaint}`, {
    mend: "git pull --rebase, and submit again",
  });
}
