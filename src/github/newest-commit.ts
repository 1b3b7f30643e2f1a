import { emptyRepository } from "../git/empty-repository.ts";
import { fetchCommits } from "../git/fetch-commits.ts";
import { openRepository, type Repository } from "../git/open-repository.ts";
import type { Forge } from "./bring-branch.ts";
import type { HubRepository } from "./open-hub.ts";

/** The newest commit of a registry's main branch, without its history, in a repository of our own. */
export interface NewestCommit {
  readonly registry: HubRepository;
  /** What the branch is called in `repository`. */
  readonly branch: string;
  readonly repository: Repository;
  /** Fetches commits by id, each without its history. */
  readonly fetch: (...ids: readonly string[]) => Promise<void>;
  /** Fetches the branch's whole history, which a fork that has fallen behind must be sent. */
  readonly deepen: () => Promise<void>;
}

/** As git has it: no history is longer, so a shallow repository becomes a whole one. */
const WHOLE = 2 ** 31 - 1;

/**
 * Fetches the newest commit of the registry on a forge into a temporary folder, works with it, and takes the folder
 * away. Rejects as `work` does, and with the Failure `io`.
 */
export async function withNewest<T>(forge: Forge, work: (newest: NewestCommit) => Promise<T>): Promise<T> {
  const { hub, place, token, seconds } = forge;
  const registry = await hub.repository(place.owner, place.name);
  const { owner, name, mainBranch } = registry;
  const scratch = emptyRepository("sha1");
  const source = { url: place.remoteOf(owner, name), token, seconds };
  const branch = `origin/${mainBranch}`;
  try {
    await fetchCommits(scratch.path, source, [`+refs/heads/${mainBranch}:refs/remotes/${branch}`], 1);
    const repository = await openRepository(scratch.path);
    try {
      return await work({
        ...{ registry, branch, repository },
        fetch: (...ids) => fetchCommits(scratch.path, source, ids, 1),
        deepen: () => fetchCommits(scratch.path, source, [`refs/heads/${mainBranch}`], WHOLE),
      });
    } finally {
      repository.close();
    }
  } finally {
    scratch.remove();
  }
}
