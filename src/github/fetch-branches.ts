import { Failure } from "../failure.ts";
import { isBranchName } from "../git/branch-name.ts";
import { fetchCommits } from "../git/fetch-commits.ts";
import { quote } from "../quote.ts";
import type { Forge } from "./bring-branch.ts";

/** What a repository of our own calls the branches that were fetched. */
export interface FetchedBranches {
  readonly base: string;
  readonly head: string;
}

/**
 * Fetches a branch of the registry, undefined: its main one, and the head of a pull request into a repository of our own, over HTTP. Rejects with the
 * Failure `io`: git's last words.
 */
export async function fetchBranches(
  gitDir: string,
  { place, token, seconds }: Pick<Forge, "place" | "seconds"> & { readonly token: string | undefined },
  { base, number }: { readonly base: string | undefined; readonly number: number },
): Promise<FetchedBranches> {
  if (base !== undefined && !isBranchName(base))
    throw new Failure("io", `${quote(base)} is no name of a branch`);
  const url = place.remoteOf(place.owner, place.name);
  const names = { base: `origin/${base ?? "HEAD"}`, head: `origin-pull/${number}` };
  await fetchCommits(gitDir, { url, token, seconds }, [
    `+${base === undefined ? "HEAD" : `refs/heads/${base}`}:refs/remotes/${names.base}`,
    `+refs/pull/${number}/head:refs/remotes/${names.head}`,
  ]);
  return names;
}
