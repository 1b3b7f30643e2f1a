import { copyFileSync, existsSync, lstatSync, mkdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../failure.ts";
import type { RepositoryPlace } from "./find-repository.ts";
import { userEnvironment } from "./git-environment.ts";
import { onDisk } from "./on-disk.ts";
import { runGit } from "./run-git.ts";
import { createScratch } from "./scratch.ts";
import { finishWriting } from "./write-work-tree.ts";

export interface StagedTree {
  /** Id of the top tree. */
  readonly id: string;
  /** Where its objects lie; what was not new is borrowed from the repository. */
  readonly objectDirectory: string;
  remove(): void;
}

/** What to look at, if not at all of the repository's own index and work tree. */
export interface StageScope {
  /** The index file to begin with; in a hook, what GIT_INDEX_FILE names. */
  readonly index?: string | undefined;
  /**
   * The files and directories, from the top, whose work-tree state counts; all others stay as the index has
   * them. Spares git the walk through everything else.
   */
  readonly paths?: readonly string[] | undefined;
}

/**
 * The tree that a commit would have now: of the index as it is, or of the work tree as `git add -A` would
 * store it. Filters, line endings, ignore rules and sparse checkouts apply, for what is signed is what git
 * stores (section 4 of the contract). It runs the user's own filters, so: only in the user's own repository.
 *
 * Touches nothing but what a killed process of ours left to be finished: works on a copy of the index, and new objects go to a directory that `remove` deletes.
 * Rejects with the Failures `no-repository` (no work tree) and `io` (git says why: conflicts, unreadable files).
 */
export async function stageTree(
  place: RepositoryPlace,
  state: "index" | "work-tree",
  { index = join(place.gitDir, "index"), paths = ["."] }: StageScope = {},
): Promise<StagedTree> {
  const { workTree } = place;
  if (workTree === undefined)
    throw new Failure("no-repository", "a bare repository has no work tree to look at");
  finishWriting({ workTree, gitDir: place.gitDir });
  const scratch = createScratch();
  const objectDirectory = join(scratch.path, "objects");
  const env = {
    ...userEnvironment(),
    GIT_INDEX_FILE: join(scratch.path, "index"),
    GIT_OBJECT_DIRECTORY: objectDirectory,
    GIT_LITERAL_PATHSPECS: "1",
  };
  const git = async (...args: string[]): Promise<string> => {
    const { code, stdout, complaint } = await runGit([...quiet, ...args], { cwd: workTree, env });
    if (code !== 0) throw new Failure("io", `git ${args[0]} failed: ${complaint}`, { mend: "git status" });
    return stdout.toString("latin1").trim();
  };
  const stands = (path: string): boolean =>
    lstatSync(join(workTree, path), { throwIfNoEntry: false }) !== undefined;
  try {
    onDisk("copy the index", () => {
      mkdirSync(join(objectDirectory, "info"), { recursive: true });
      writeFileSync(join(objectDirectory, "info", "alternates"), `${join(place.commonDir, "objects")}\n`);
      if (existsSync(index)) copyIndex(index, env.GIT_INDEX_FILE);
    });
    if (state === "work-tree") {
      const [present, gone] = [paths.filter(stands), paths.filter((path) => !stands(path))];
      if (present.length > 0) await git("add", "-A", "--", ...present);
      if (gone.length > 0) await git("rm", "-r", "-q", "--cached", "--ignore-unmatch", "--", ...gone);
    }
    return { id: await git("write-tree", "--missing-ok"), objectDirectory, remove: scratch.remove };
  } catch (error) {
    scratch.remove();
    throw error;
  }
}

/** No hook and no monitor runs on the copy; a split index would write beside the real one. */
const quiet = ["-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c", "core.splitIndex=false"];

/**
 * A file changed right after the index was written keeps its size and time; git finds it by the index's own
 * time, which a copy must therefore not be newer than. Node sets times no finer than about 0.2 us, so: earlier.
 */
function copyIndex(from: string, to: string): void {
  copyFileSync(from, to);
  const seconds = Number(statSync(from, { bigint: true }).mtimeMs - 2n) / 1000;
  utimesSync(to, seconds, seconds);
}
