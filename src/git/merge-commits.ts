import { Failure } from "../failure.ts";
import { hardenedEnvironment } from "./git-environment.ts";
import { runGit } from "./run-git.ts";

/** What a merge of two commits holds. */
export interface MergedTree {
  /** The id of the tree; with conflicts, marks stand in those files. */
  readonly tree: string;
  readonly conflicts: readonly string[];
}

/**
 * Merges two commits as a forge does, in a bare repository of our own: in memory, with git's own drivers alone.
 * Rejects with the Failures `io`: git's last words, and `no-git` where it is older than 2.38.
 */
export async function mergeCommits(gitDir: string, ours: string, theirs: string): Promise<MergedTree> {
  const args = ["merge-tree", "--write-tree", "--name-only", "--no-messages", "-z", ours, theirs];
  const { code, stdout, complaint } = await runGit(args, { cwd: gitDir, env: hardenedEnvironment(gitDir) });
  const [tree = "", ...conflicts] = stdout.toString("utf8").split("\0").filter(Boolean);
  if ((code === 0 || code === 1) && /^[0-9a-f]{40,64}$/.test(tree)) return { tree, conflicts };
  if (/usage|unknown option|not a git command/i.test(complaint) || code === 129)
    throw new Failure("no-git", "this git cannot merge without a work tree", { mend: "git 2.38 or later" });
  throw new Failure("io", `git merge-tree: ${complaint}`);
}
