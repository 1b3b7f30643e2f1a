import { join } from "node:path";
import { Failure } from "../failure.ts";
import type { Tree } from "../tree.ts";
import { findRepository, ownRepository, type RepositoryPlace } from "./find-repository.ts";
import { firstParents } from "./first-parents.ts";
import { mergeBase, type ReadCommits } from "./merge-base.ts";
import { NativeObjects } from "./native-objects.ts";
import { ObjectTree } from "./object-tree.ts";
import { type Commit, peelToCommit, readCommits } from "./read-commit.ts";
import { readConfig } from "./read-config.ts";
import { readShallow } from "./read-shallow.ts";
import { resolveNames } from "./resolve-names.ts";
import { type StageScope, stageTree } from "./stage-tree.ts";

/** A git repository on disk, maybe hostile. Every object is hashed when read. `close` it. */
export interface Repository extends RepositoryPlace {
  /** The commit that a name (branch, tag, `HEAD~2`, full or short id) stands for; Failure `no-such-revision`. */
  resolve(revision: string): Promise<string>;
  /** As `resolve`, with one git process for all. */
  resolveAll(revisions: readonly string[]): Promise<readonly string[]>;
  commit(id: string): Promise<Commit>;
  /** The files of a commit. */
  tree(commit: string): Promise<Tree>;
  /** The files a commit would have now (see `stageTree`); they stay readable until `close`. */
  staged(state: "index" | "work-tree", scope?: StageScope): Promise<Tree>;
  /** See `firstParents`; ends where a shallow clone is cut. */
  firstParents(from: string, until?: string): AsyncGenerator<Commit>;
  /**
   * See `mergeBase`; Failure `object-missing` if a shallow clone is cut too early to tell. `onWalk` is told how many
   * commits were read so far, and ends the walk by throwing.
   */
  mergeBase(a: string, b: string, onWalk?: (read: number) => void): Promise<string | undefined>;
  /** See `readConfig`. */
  config(): Promise<ReadonlyMap<string, string>>;
  /** Ends git and removes temporary files. */
  close(): void;
}

/** Opens the repository that `dir` is in (see `findRepository`). Starts no process yet. */
export async function openRepository(dir: string): Promise<Repository> {
  return openPlace(findRepository(dir));
}

/** Opens a bare repository of our own (see `ownRepository`). */
export async function openOwnRepository(dir: string): Promise<Repository> {
  return openPlace(ownRepository(dir));
}

function openPlace(place: RepositoryPlace): Repository {
  const objects = new NativeObjects(join(place.commonDir, "objects"), place.format);
  const shallow = readShallow(place.commonDir);
  const held: { close(): void }[] = [objects];

  /** Commits as far as the history at hand goes: at the edge of a shallow clone, without parents. */
  const history: ReadCommits = async (ids) =>
    (await readCommits(objects, ids)).map((commit) =>
      shallow.has(commit.id) ? { ...commit, parents: [] } : commit,
    );
  const commit = async (id: string): Promise<Commit> => only(await readCommits(objects, [id]));
  const resolveAll = async (revisions: readonly string[]): Promise<readonly string[]> => {
    const ids = await resolveNames(place, revisions);
    return Promise.all(ids.map((id) => peelToCommit(objects, id)));
  };
  return {
    ...place,
    resolveAll,
    commit,
    resolve: async (revision) => only(await resolveAll([revision])),
    tree: async (id) => new ObjectTree(objects, (await commit(id)).tree),
    staged: async (state, scope) => {
      const staged = await stageTree(place, state, scope);
      const source = new NativeObjects(staged.objectDirectory, place.format);
      held.push(source, { close: staged.remove });
      return new ObjectTree(source, staged.id);
    },
    firstParents: (from, until) => firstParents(history, from, until),
    mergeBase: async (a, b, onWalk) => {
      let read = 0;
      const watched: ReadCommits = (ids) => {
        read += ids.length;
        onWalk?.(read);
        return history(ids);
      };
      const base = await mergeBase(watched, a, b);
      if (base !== undefined || shallow.size === 0) return base;
      throw new Failure("object-missing", "the clone is too shallow to tell where the two histories meet", {
        mend: "git fetch --unshallow",
      });
    },
    config: () => readConfig(place.gitDir, place.gitDir),
    close: () => {
      for (const holder of held) holder.close();
    },
  };
}

function only<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined) throw new Error("one was asked for and none came");
  return item;
}
