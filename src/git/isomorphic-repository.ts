import type { PromiseFsClient } from "isomorphic-git";
import { Failure } from "../failure.ts";
import { firstParents } from "./first-parents.ts";
import { isomorphicFs } from "./isomorphic-fs.ts";
import { IsomorphicObjects } from "./isomorphic-objects.ts";
import { mergeBase, type ReadCommits } from "./merge-base.ts";
import { ObjectTree } from "./object-tree.ts";
import type { Repository } from "./open-repository.ts";
import { peelToCommit, readCommits } from "./read-commit.ts";

/** What of a `Repository` needs no git: enough to judge states and changes. */
export type IsomorphicRepository = Pick<
  Repository,
  "format" | "resolve" | "resolveAll" | "commit" | "tree" | "firstParents" | "mergeBase" | "close"
>;

/**
 * Opens a repository by isomorphic-git (see `IsomorphicObjects`, also for `disk` and for what is not bounded).
 * `gitDir` is the git directory itself, `.git` or a bare repository; `resolve` knows HEAD, refs short and full,
 * and full ids, no `~1`. Rejects with the Failure `no-repository` where there is none, or one of SHA-256, which
 * isomorphic-git does not read. In browsers it needs, as isomorphic-git does, a global `Buffer`.
 */
export async function openIsomorphic(gitDir: string, disk: PromiseFsClient): Promise<IsomorphicRepository> {
  const git = await import("isomorphic-git");
  const [gitdir, fs] = [gitDir, isomorphicFs(disk)];
  if ((await attempt(() => fs.promises.readdir(`${gitDir}/objects`))) === undefined)
    throw new Failure("no-repository", `there is no git repository at ${JSON.stringify(gitDir)}`);
  const format: unknown = await attempt(() => git.getConfig({ fs, gitdir, path: "extensions.objectformat" }));
  if (format !== undefined && format !== "sha1")
    throw new Failure("no-repository", "isomorphic-git reads no SHA-256 repositories", {
      mend: "install git",
    });
  const objects = new IsomorphicObjects(gitDir, disk);
  const shallow = await shallowOf(gitDir, fs);

  const history: ReadCommits = async (ids) =>
    (await readCommits(objects, ids)).map((each) => (shallow.has(each.id) ? { ...each, parents: [] } : each));
  const commit = async (id: string) => only(await readCommits(objects, [id]));
  const resolve = async (revision: string): Promise<string> => {
    const id = await git.resolveRef({ fs, gitdir, ref: revision }).catch((cause: unknown) => {
      throw unknownName(revision, cause);
    });
    if (!/^[0-9a-f]{40}$/.test(id)) throw unknownName(revision);
    return peelToCommit(objects, id);
  };
  return {
    format: objects.format,
    resolve,
    resolveAll: (revisions) => Promise.all(revisions.map(resolve)),
    commit,
    tree: async (id) => new ObjectTree(objects, (await commit(id)).tree),
    firstParents: (from, until) => firstParents(history, from, until),
    mergeBase: async (a, b) => {
      const base = await mergeBase(history, a, b);
      if (base !== undefined || shallow.size === 0) return base;
      throw new Failure("object-missing", "the clone is too shallow to tell where the two histories meet");
    },
    close: () => objects.close(),
  };
}

/** The commits where a shallow clone is cut, as `readShallow`. */
async function shallowOf(gitDir: string, fs: PromiseFsClient): Promise<ReadonlySet<string>> {
  const text = await attempt(() => fs.promises.readFile(`${gitDir}/shallow`, { encoding: "utf8" }));
  return new Set(typeof text === "string" ? text.split("\n").filter(Boolean) : []);
}

/** What the file system answers, undefined where nothing is; rejects with the Failure `io`. */
async function attempt(ask: () => unknown): Promise<unknown> {
  try {
    return await ask();
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw new Failure("io", `the repository cannot be read: ${code}`, { cause });
  }
}

function unknownName(name: string, cause?: unknown): Failure {
  return new Failure("no-such-revision", `${JSON.stringify(name)} names no commit here`, {
    cause,
    mend: "give HEAD, a branch, a tag or a full commit id",
  });
}

function only<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined) throw new Error("one was asked for and none came");
  return item;
}
