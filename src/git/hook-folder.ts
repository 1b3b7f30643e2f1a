import { join, relative } from "node:path";
import { Failure } from "../failure.ts";
import type { RepositoryPlace } from "./find-repository.ts";
import { userEnvironment } from "./git-environment.ts";
import { runGit } from "./run-git.ts";

/** Where git looks for a repository's hooks. */
export interface HookFolder {
  readonly path: string;
  /**
   * Whose it is: the repository's own; one in the work tree, under version control (core.hooksPath, as husky
   * sets it); or one elsewhere, which other repositories use too.
   */
  readonly owner: "repository" | "work-tree" | "others";
}

/** Asks git where hooks lie: `core.hooksPath`, else `hooks` in the common directory. Rejects with the Failure `io`. */
export async function hookFolder({ gitDir, commonDir, workTree }: RepositoryPlace): Promise<HookFolder> {
  const { code, stdout, complaint } = await runGit(
    ["rev-parse", "--path-format=absolute", "--git-path", "hooks"],
    { cwd: workTree ?? gitDir, env: userEnvironment() },
  );
  if (code !== 0) throw new Failure("io", `git does not say where hooks lie: ${complaint}`);
  const path = stdout.toString("utf8").replace(/\r?\n$/, "");
  const isIn = (folder: string) => path === folder || !relative(folder, path).startsWith("..");
  if (path === join(commonDir, "hooks") || isIn(commonDir)) return { path, owner: "repository" };
  return { path, owner: workTree !== undefined && isIn(workTree) ? "work-tree" : "others" };
}
