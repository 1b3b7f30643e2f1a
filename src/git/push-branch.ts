import { userEnvironment } from "./git-environment.ts";
import { remoteFailure } from "./remote-failure.ts";
import { runGit } from "./run-git.ts";
import { configEnvironment, stallSettings } from "./token-config.ts";

/** Where to push, and how. */
export interface PushRemote {
  readonly url: string;
  readonly token: string | undefined;
  /** How long a server may keep silent over HTTP. */
  readonly seconds: number;
  /** Whether the user's hooks run: not where the repository is one of our own. */
  readonly hasHooks: boolean;
  /** Whether the branch may lose commits: only where it is ours alone. */
  readonly isForced?: boolean | undefined;
}

/**
 * What became of a push: `behind`: the branch has commits that it would lose; `forbidden` to this user; `absent`: no
 * such repository; `shallow`: the server must be sent more history than is here.
 */
export type Pushed = "pushed" | "behind" | "forbidden" | "absent" | "shallow";

/** From a repository of our own the token alone counts, and nobody is asked for another. */
const OURS = [
  ["core.hooksPath", "/dev/null"],
  ["credential.helper", ""],
  ["core.askPass", ""],
] as const;

/**
 * Pushes a commit to a branch, as the user would, with a token where one is given; without a commit, deletes the
 * branch. Rejects with the Failure `io` for everything that is no answer of the server: git's last words.
 */
export async function pushBranch(
  dir: string,
  remote: PushRemote,
  commit: string | undefined,
  branch: string,
): Promise<Pushed> {
  const settings = [...stallSettings(remote.seconds), ...(remote.hasHooks ? [] : OURS)];
  const env = { ...userEnvironment(), LC_ALL: "C", ...configEnvironment(settings, remote) };
  const refspec = `${remote.isForced ? "+" : ""}${commit ?? ""}:refs/heads/${branch}`;
  const args = ["push", "--porcelain", "--no-follow-tags", "--end-of-options", remote.url, refspec];
  const { code, stdout, complaint } = await runGit(args, { cwd: dir, env });
  if (code === 0) return "pushed";
  const [, why = ""] = /^!\t[^\t]*\t\[(.*)$/m.exec(stdout.toString("utf8")) ?? [];
  if (/^rejected\] \((fetch first|non-fast-forward|needs force|stale)/.test(why)) return "behind";
  if (/^remote rejected\] \(.*cannot lock ref/.test(why)) return "behind";
  if (/\bshallow\b/.test(why)) return "shallow";
  if (why.startsWith("remote rejected") || /\b403\b|\bdenied\b/i.test(complaint)) return "forbidden";
  if (/\bnot found\b|\b404\b/i.test(complaint)) return "absent";
  throw remoteFailure("git push", complaint);
}
