import type { RepositoryPlace } from "../git/find-repository.ts";
import { withGit } from "../git/simple-git.ts";

/** Sets a git setting of this repository. Rejects with the Failure `io`. */
export async function setConfig(
  { workTree, gitDir }: Pick<RepositoryPlace, "workTree" | "gitDir">,
  key: string,
  value: string,
): Promise<void> {
  await withGit(workTree ?? gitDir, (git) => git.raw(["config", "--local", key, value]));
}

/** Sets a git setting of the user, for all their repositories. Rejects with the Failure `io`. */
export async function setGlobalConfig(key: string, value: string): Promise<void> {
  await withGit(".", (git) => git.raw(["config", "--global", key, value]));
}

/** What git calls the user, `user.name`; undefined when it is not set. */
export async function gitUserName(folder: string): Promise<string | undefined> {
  const name = await withGit(folder, (git) => git.raw(["config", "--default", "", "--get", "user.name"]));
  return name.trim() === "" ? undefined : name.trim();
}
