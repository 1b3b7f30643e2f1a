import { devNull } from "node:os";
import { userEnvironment } from "./git-environment.ts";
import type { ObjectFormat } from "./object-source.ts";
import { remoteFailure } from "./remote-failure.ts";
import { type GitRun, runGit } from "./run-git.ts";
import { withGit } from "./simple-git.ts";

/** Transports that a fetch may use; all others are refused, also by redirection or in a submodule. */
export type Transport = "https" | "ssh" | "http" | "file";

/** How refs are fetched. */
export interface FetchOptions {
  readonly transports?: readonly Transport[];
  /** How many commits of history; 0 is all. */
  readonly depth?: number;
  /** More of git's own settings for this call, `key=value`. */
  readonly config?: readonly string[];
  /** Ends git, and so the fetch, with the Failure `io`. */
  readonly signal?: AbortSignal | undefined;
  /** See `GitRun`. */
  readonly memory?: number | undefined;
  /** `dir` is a bare repository, and no other is looked for, whatever the user's settings say of those. */
  readonly isBare?: boolean;
  readonly onProgress?: ((what: string, done: number, total: number) => void) | undefined;
}

/**
 * Fetches refs from a remote, name or URL, that nobody trusts: objects pass git's fsck and stay in one pack,
 * no tags follow, no submodules, no bundle the server proposes. `refspecs` as git has them.
 */
export async function fetchRefs(
  dir: string,
  remote: string,
  refspecs: readonly string[],
  options: FetchOptions = {},
): Promise<void> {
  const { transports = ["https", "ssh"], depth = 0, config = [], onProgress } = options;
  const cut = depth === 0 ? [] : [`--depth=${depth}`];
  const shown = onProgress === undefined ? "--quiet" : "--progress";
  const how = ["--no-tags", "--no-recurse-submodules", "--no-auto-maintenance", shown, ...cut];
  const args = ["fetch", ...how, "--end-of-options", remote, ...refspecs];
  const { signal, memory, isBare = false } = options;
  const env = { ...userEnvironment(), ...(isBare ? { GIT_DIR: dir } : {}) };
  const onWords = onProgress && reader(onProgress);
  await talk([...guarded(transports), ...config], args, { cwd: dir, env, signal, memory, onWords });
}

/**
 * The branch that a remote's HEAD points to, and its object format, both as the remote says; undefined: none. No
 * repository is looked at, so that the settings of one that happens to lie around decide nothing.
 */
export async function remoteHead(
  remote: string,
  { transports = ["https", "ssh"], config = [], signal, memory }: FetchOptions,
): Promise<{ readonly branch: string; readonly format: ObjectFormat } | undefined> {
  const args = ["ls-remote", "--symref", "--end-of-options", remote, "HEAD"];
  const env = { ...userEnvironment(), GIT_DIR: devNull };
  const answer = await talk([...guarded(transports), ...config], args, { cwd: ".", env, signal, memory });
  const branch = /^ref: refs\/heads\/([^\s\0]+)\tHEAD$/m.exec(answer)?.[1];
  const id = /^([0-9a-f]{40}|[0-9a-f]{64})\tHEAD$/m.exec(answer)?.[1];
  if (branch === undefined || id === undefined) return undefined;
  return { branch, format: id.length === 40 ? "sha1" : "sha256" };
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

/** Runs git as the user would, but so that it can be ended with its transports, which simple-git cannot. */
async function talk(settings: readonly string[], args: readonly string[], run: GitRun): Promise<string> {
  const signal = run.signal ?? new AbortController().signal;
  const words = [...settings.flatMap((each) => ["-c", each]), ...args];
  const { code, stdout, complaint } = await runGit(words, { ...run, signal });
  if (code !== 0) throw remoteFailure("git", complaint);
  return stdout.toString("utf8");
}

/** Reads "Receiving objects:  12% (34/278)" out of git's progress. */
function reader(onProgress: NonNullable<FetchOptions["onProgress"]>): (words: string) => void {
  return (words) => {
    for (const [, what = "", done, total] of words.matchAll(/([A-Za-z ]{1,40}): +\d+% \((\d+)\/(\d+)\)/g))
      onProgress(what.trim().toLowerCase(), Number(done), Number(total));
  };
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
