import { hardenedEnvironment } from "./git-environment.ts";
import { runGit } from "./run-git.ts";

/**
 * Joins the small packs of a repository of our own, every object of them, so that its reads stay as fast as they were:
 * what it costs grows with the small ones. Whether it did; where it did not, nothing is lost.
 */
export async function joinPacks(gitDir: string): Promise<boolean> {
  const args = ["repack", "--geometric=2", "-d", "-q"];
  const { code } = await runGit(args, { cwd: gitDir, env: hardenedEnvironment(gitDir) });
  return code === 0;
}
