import { Failure } from "../failure.ts";
import type { RepositoryPlace } from "../git/find-repository.ts";
import { registryRemote } from "./registry-remote.ts";
import { type RemotePlace, remotePlace } from "./remote-place.ts";

/** The registry's place on a forge. Throws the Failure `usage` if its remote is none (see `registryRemote`). */
export async function findRegistry(
  place: Pick<RepositoryPlace, "gitDir" | "workTree">,
  config: ReadonlyMap<string, string>,
  asked: string | undefined,
): Promise<RemotePlace> {
  const { remote, url } = await registryRemote(place, config, asked);
  const found = remotePlace(url);
  if (found !== undefined) return found;
  throw new Failure("usage", `the remote ${JSON.stringify(remote)} is no repository on a forge`, {
    mend: "--remote NAME, or git remote add upstream https://github.com/OWNER/NAME",
  });
}
