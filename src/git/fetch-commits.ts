import { hardenedEnvironment } from "./git-environment.ts";
import { remoteFailure } from "./remote-failure.ts";
import { runGit } from "./run-git.ts";
import { configEnvironment, stallSettings } from "./token-config.ts";

/** What a request through a proxy, or to a server with a certificate of its own, needs of the environment. */
const network = [
  ...["http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"],
  ...["SSL_CERT_FILE", "SSL_CERT_DIR", "CURL_CA_BUNDLE", "GIT_SSL_CAINFO"],
];

/** Where commits come from. */
export interface CommitSource {
  /** https, http or file; no other transport is spoken, also not by redirection. */
  readonly url: string;
  /** A token of the forge; it is handed to git in the environment, where no list of processes shows it. */
  readonly token: string | undefined;
  /** How long a server may keep silent over HTTP; undefined: for ever. */
  readonly seconds?: number;
}

/**
 * Fetches commits by id, with all that they reach, or as many of them as `depth` says, into a bare repository of our
 * own; refspecs will do, too, and write the refs they name. No tag follows, git's fsck looks at every object. Nothing
 * that a repository's config says is obeyed but what stands in this one's. Rejects with the Failure `io`: git's last words.
 */
export async function fetchCommits(
  gitDir: string,
  { url, token, seconds }: CommitSource,
  ids: readonly string[],
  depth?: number,
): Promise<void> {
  const settings = [
    ["safe.directory", "*"],
    ["core.hooksPath", "/dev/null"],
    ["credential.helper", ""],
    ["fetch.fsckObjects", "true"],
    ["fetch.unpackLimit", "1"],
    ["transfer.bundleURI", "false"],
    ["http.followRedirects", "false"],
    ["gc.auto", "0"],
    ...(seconds === undefined ? [] : stallSettings(seconds)),
  ] as const;
  const env = {
    ...hardenedEnvironment(gitDir),
    ...Object.fromEntries(
      network.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name] ?? ""]])),
    ),
    GIT_ALLOW_PROTOCOL: new URL(url).protocol.slice(0, -1),
    ...configEnvironment(settings, { url, token }),
  };
  const options = ["--quiet", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head"];
  const cut = depth === undefined ? [] : [`--depth=${depth}`];
  const args = ["fetch", ...options, ...cut, "--end-of-options", url, ...ids];
  const { code, complaint } = await runGit(args, { cwd: gitDir, env });
  if (code !== 0) throw remoteFailure("git fetch", complaint);
}
