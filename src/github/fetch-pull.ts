import type { RepositoryPlace } from "../git/find-repository.ts";
import { stallSettings } from "../git/token-config.ts";
import { fetchRefs, type Transport } from "../git/transfer.ts";
import { registryRemote } from "./registry-remote.ts";

/**
 * Fetches the head of a pull request, its objects alone, from the registry's remote (see `registryRemote`), as the user
 * would; answers the ref that it has here. `seconds` is how long a server may keep silent over HTTP. Rejects with the Failure `io`: git's last words.
 */
export async function fetchPull(
  place: Pick<RepositoryPlace, "gitDir" | "workTree">,
  config: ReadonlyMap<string, string>,
  number: number,
  { remote: asked, seconds }: { readonly remote: string | undefined; readonly seconds: number },
): Promise<string> {
  const { remote, url } = await registryRemote(place, config, asked);
  const ref = `refs/bailiwick/pull/${number}`;
  await fetchRefs(place.workTree ?? place.gitDir, remote, [`+refs/pull/${number}/head:${ref}`], {
    transports: spokenBy(url),
    config: stallSettings(seconds).map((pair) => pair.join("=")),
  });
  return ref;
}

/** The one transport that the user chose when they named the remote. */
function spokenBy(url: string): readonly Transport[] {
  const [, scheme] = /^(https|http|ssh|file):\/\//.exec(url) ?? [];
  if (scheme !== undefined) return [scheme as Transport];
  return /^[^/\\]+:(?![/\\]{2})/.test(url) && !/^[A-Za-z]:[/\\]/.test(url) ? ["ssh"] : ["file"];
}
