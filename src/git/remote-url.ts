import type { RepositoryPlace } from "./find-repository.ts";
import { userEnvironment } from "./git-environment.ts";
import { runGit } from "./run-git.ts";

/** The URL that git fetches a remote from, `insteadOf` applied; undefined if there is no remote of that name. */
export async function remoteUrl(
  { gitDir, workTree }: Pick<RepositoryPlace, "gitDir" | "workTree">,
  name: string,
): Promise<string | undefined> {
  const run = { cwd: workTree ?? gitDir, env: userEnvironment() };
  const { code, stdout } = await runGit(["remote", "get-url", "--", name], run);
  return code === 0 ? stdout.toString("utf8").split("\n")[0] || undefined : undefined;
}
