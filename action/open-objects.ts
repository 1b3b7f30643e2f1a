import { Failure } from "../src/failure.ts";
import { borrowRepository } from "../src/git/borrow-repository.ts";
import { type CommitSource, fetchCommits } from "../src/git/fetch-commits.ts";
import { findRepository, type RepositoryPlace } from "../src/git/find-repository.ts";
import { openRepository, type Repository } from "../src/git/open-repository.ts";
import type { Scratch } from "../src/git/scratch.ts";

/**
 * The objects of some commits, in a repository of our own: borrowed from the workspace, if something was
 * checked out there, and what it lacks fetched. No file of a commit is ever laid on disk. `close` it.
 */
export async function openObjects(
  workspace: string | undefined,
  source: CommitSource,
  ids: readonly string[],
): Promise<Repository> {
  const lender = workspace === undefined ? undefined : repositoryAt(workspace);
  const borrowed = borrowRepository(lender);
  try {
    if (lender === undefined) {
      await fetchCommits(borrowed.path, source, ids);
      return closing(await openRepository(borrowed.path), borrowed);
    }
    const repository = await openRepository(borrowed.path);
    const missing: string[] = [];
    for (const id of ids) if (!(await isThere(repository, id))) missing.push(id);
    if (missing.length === 0) return closing(repository, borrowed);
    repository.close();
    await fetchCommits(borrowed.path, source, missing);
    return closing(await openRepository(borrowed.path), borrowed);
  } catch (error) {
    borrowed.remove();
    throw error;
  }
}

function closing(repository: Repository, borrowed: Scratch): Repository {
  const close = () => {
    repository.close();
    borrowed.remove();
  };
  return { ...repository, close };
}

function repositoryAt(folder: string): RepositoryPlace | undefined {
  try {
    return findRepository(folder);
  } catch (error) {
    if (error instanceof Failure && error.code === "no-repository") return undefined;
    throw error;
  }
}

async function isThere(repository: Repository, id: string): Promise<boolean> {
  try {
    await repository.commit(id);
    return true;
  } catch (error) {
    if (error instanceof Failure && error.code === "object-missing") return false;
    throw error;
  }
}
