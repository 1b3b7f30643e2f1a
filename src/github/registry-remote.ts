import { Failure } from "../failure.ts";
import type { RepositoryPlace } from "../git/find-repository.ts";
import { remoteUrl } from "../git/remote-url.ts";

/** A git remote. */
export interface NamedRemote {
  readonly remote: string;
  readonly url: string;
}

/**
 * The remote that the registry is at: `asked`, else the one that git config `bailiwick.upstream` (REMOTE/BRANCH)
 * names, else `upstream`, since a fork's origin is the fork, else `origin`. Throws the Failure `usage` without one.
 */
export async function registryRemote(
  place: Pick<RepositoryPlace, "gitDir" | "workTree">,
  config: ReadonlyMap<string, string>,
  asked: string | undefined,
): Promise<NamedRemote> {
  const configured = config.get("bailiwick.upstream")?.split("/")[0];
  for (const remote of asked === undefined ? [configured, "upstream", "origin"] : [asked]) {
    const url = remote === undefined ? undefined : await remoteUrl(place, remote);
    if (remote !== undefined && url !== undefined) return { remote, url };
  }
  throw new Failure("usage", "no remote says where the registry is", {
    mend: "git remote add upstream https://github.com/OWNER/NAME",
  });
}
