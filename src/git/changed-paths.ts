import { Failure } from "../failure.ts";
import { hardenedEnvironment } from "./git-environment.ts";
import { runGit } from "./run-git.ts";

/** The paths that two trees of a bare repository of our own have otherwise. Rejects with the Failure `io`. */
export async function changedPaths(gitDir: string, a: string, b: string): Promise<readonly string[]> {
  const args = ["diff-tree", "-r", "-z", "--name-only", "--no-renames", a, b];
  const { code, stdout, complaint } = await runGit(args, { cwd: gitDir, env: hardenedEnvironment(gitDir) });
  if (code !== 0) throw new Failure("io", `git diff-tree: ${complaint}`);
  return stdout.toString("utf8").split("\0").filter(Boolean);
}
