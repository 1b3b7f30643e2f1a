import { Failure } from "../failure.ts";
import type { RepositoryPlace } from "../git/find-repository.ts";
import { remoteUrl } from "../git/remote-url.ts";
import { type RemotePlace, remotePlace } from "./remote-place.ts";

/** The remote that the registry is at, and its place on a forge. */
export interface RegistryRemote extends RemotePlace {
  readonly remote: string;
}

/**
 * Finds the registry's remote: `asked`, else the one that git config `bailiwick.upstream` (REMOTE/BRANCH) names,
 * else `upstream`, since a fork's origin is the fork, else `origin`. Throws the Failure `usage` if there is none,
 * or if it is no URL of a forge.
 */
export async function findRegistry(
  place: Pick<RepositoryPlace, "gitDir" | "workTree">,
  config: ReadonlyMap<string, string>,
  asked: string | undefined,
): Promise<RegistryRemote> {
  const configured = config.get("bailiwick.upstream")?.split("/")[0];
  const names = asked === undefined ? [configured, "upstream", "origin"] : [asked];
  for (const remote of names) {
    const url = remote === undefined ? undefined : await remoteUrl(place, remote);
    if (remote === undefined || url === undefined) continue;
    const found = remotePlace(url);
    if (found !== undefined) return { ...found, remote };
    throw new Failure("usage", `the remote ${JSON.stringify(remote)} is no repository on a forge`, {
      mend: "--remote NAME, or git remote add upstream https://github.com/OWNER/NAME",
    });
  }
  throw new Failure("usage", "no remote says where the registry is", {
    mend: "git remote add upstream https://github.com/OWNER/NAME",
  });
}
