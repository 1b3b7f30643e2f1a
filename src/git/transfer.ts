import { withGit } from "./simple-git.ts";

/** Transports that a fetch may use; all others are refused, also by redirection or in a submodule. */
export type Transport = "https" | "ssh" | "http" | "file";

/**
 * Fetches refs from a remote, name or URL, that nobody trusts: objects pass git's fsck and stay in one pack,
 * no tags follow, no submodules, no bundle the server proposes. `refspecs` as git has them; depth 0 is all.
 */
export async function fetchRefs(
  dir: string,
  remote: string,
  refspecs: readonly string[],
  transports: readonly Transport[] = ["https", "ssh"],
  depth = 0,
): Promise<void> {
  const cut = depth === 0 ? [] : [`--depth=${depth}`];
  const options = ["--no-tags", "--no-recurse-submodules", "--no-auto-maintenance", "--quiet", ...cut];
  const args = ["fetch", ...options, "--end-of-options", remote, ...refspecs];
  await withGit(dir, (git) => git.raw(args), guarded(transports));
}

/** Clones a repository into `dir`, which is to be new; what `fetchRefs` guards is guarded here too. Depth 0 is all. */
export async function cloneRepository(
  url: string,
  dir: string,
  transports: readonly Transport[] = ["https", "ssh"],
  depth = 0,
): Promise<void> {
  const cut = depth === 0 ? [] : [`--depth=${depth}`];
  const options = ["--quiet", "--no-tags", "--no-recurse-submodules", ...cut];
  const args = ["clone", ...options, "--end-of-options", url, dir];
  await withGit(".", (git) => git.raw(args), guarded(transports));
}

/** Pushes refspecs to a remote, name or URL. */
export async function pushRefs(dir: string, remote: string, refspecs: readonly string[]): Promise<void> {
  await withGit(dir, (git) => git.raw(["push", "--quiet", "--end-of-options", remote, ...refspecs]));
}

function guarded(transports: readonly Transport[]): readonly string[] {
  return [
    "fetch.fsckObjects=true",
    "fetch.unpackLimit=1",
    "transfer.bundleURI=false",
    "protocol.allow=never",
    ...transports.map((transport) => `protocol.${transport}.allow=always`),
  ];
}
