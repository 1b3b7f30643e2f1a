import type { Ran } from "../cli/run.ts";
import { emptyWorkshop } from "../cli/workshop.ts";
import type { GitForge } from "./git-forge.ts";

/** Somebody's machine without a clone: runs commands for the registry as a user whose token is `login`. */
export function elsewhere(forge: GitForge, login: string): (...words: readonly string[]) => Promise<Ran> {
  const { bw } = emptyWorkshop();
  const env = { GITHUB_TOKEN: login, GIT_COMMITTER_NAME: login, GIT_COMMITTER_EMAIL: `${login}@example.org` };
  return (...words) => bw([...words, "--repo", `${forge.url}/owner/registry`], env);
}
