import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { RepositoryPlace } from "../git/find-repository.ts";
import { onDisk } from "../git/on-disk.ts";
import { stallSettings } from "../git/token-config.ts";
import { fetchRefs, type Transport } from "../git/transfer.ts";
import { registryRemote } from "./registry-remote.ts";

/**
 * Fetches the head of a pull request, its objects alone, from the registry's remote (see `registryRemote`), as the user
 * would; answers the ref that it has here. If `base` follows a branch there, as `origin/main` does, it is brought up to
 * date, too: against an older one, what others merged since would look like the pull request's. `seconds` is how long a
 * server may keep silent over HTTP. Rejects with the Failure `io`: git's last words.
 */
export async function fetchPull(
  place: Pick<RepositoryPlace, "gitDir" | "commonDir" | "workTree">,
  config: ReadonlyMap<string, string>,
  number: number,
  {
    remote: asked,
    base,
    seconds,
  }: { readonly remote: string | undefined; readonly base: string; readonly seconds: number },
): Promise<string> {
  const { remote, url } = await registryRemote(place, config, asked);
  const ref = `refs/bailiwick/pull/${number}`;
  const branch = followedBranch(place, remote, base);
  const ours = branch === undefined ? [] : [`+refs/heads/${branch}:refs/remotes/${remote}/${branch}`];
  await fetchRefs(place.workTree ?? place.gitDir, remote, [`+refs/pull/${number}/head:${ref}`, ...ours], {
    transports: spokenBy(url),
    config: stallSettings(seconds).map((pair) => pair.join("=")),
  });
  return ref;
}

/** The branch of a remote that a name as `origin/main` or `origin/HEAD` follows. */
function followedBranch(
  { commonDir }: Pick<RepositoryPlace, "commonDir">,
  remote: string,
  name: string,
): string | undefined {
  const refs = `refs/remotes/${remote}/`;
  const head = join(commonDir, refs, "HEAD");
  const full =
    name === `${remote}/HEAD` && existsSync(head)
      ? /^ref: (\S+)\s*$/.exec(onDisk("read a remote's HEAD", () => readFileSync(head, "utf8")))?.[1]
      : `refs/remotes/${name}`;
  const branch = full?.startsWith(refs) ? full.slice(refs.length) : undefined;
  return branch !== undefined && /^[\w./-]+$/.test(branch) && branch !== "HEAD" ? branch : undefined;
}

/** The one transport that the user chose when they named the remote. */
function spokenBy(url: string): readonly Transport[] {
  const [, scheme] = /^(https|http|ssh|file):\/\//.exec(url) ?? [];
  if (scheme !== undefined) return [scheme as Transport];
  return /^[^/\\]+:(?![/\\]{2})/.test(url) && !/^[A-Za-z]:[/\\]/.test(url) ? ["ssh"] : ["file"];
}
