import { Failure } from "../failure.ts";
import { quote } from "../quote.ts";

/** A repository on a forge, as a git remote names it. */
export interface RemotePlace {
  /** The forge's address without a path, https://github.com; also for a remote that is reached by ssh. */
  readonly server: string;
  readonly owner: string;
  readonly name: string;
  /** The remote of another repository of the same forge, reached the same way. */
  readonly remoteOf: (owner: string, name: string) => string;
}

const URL_FORM = /^((?:https?|ssh):\/\/(?:[^/@]+@)?([^/]+))\/([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/;
const SCP_FORM = /^((?:[^/@:]+@)?([^/@:]+)):([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/;

/** The place that a remote's URL names, `https://host/owner/name` or `git@host:owner/name`; undefined for others. */
export function remotePlace(url: string): RemotePlace | undefined {
  const isScp = !url.includes("://");
  const [, start = "", host = "", owner = "", name = ""] = (isScp ? SCP_FORM : URL_FORM).exec(url) ?? [];
  if (name === "") return undefined;
  const server = url.startsWith("http://") ? `http://${host}` : `https://${host.replace(/:\d+$/, keep(url))}`;
  const between = isScp ? ":" : "/";
  return { server, owner, name, remoteOf: (who, what) => `${start}${between}${who}/${what}.git` };
}

/** The port of an https address is its own; that of ssh says nothing of where the API is. */
function keep(url: string): string {
  return url.startsWith("https://") ? "$&" : "";
}

/**
 * The place that OWNER/NAME names on a server, HOST/OWNER/NAME on another, or a URL anywhere. It is reached over
 * HTTP. Throws the Failure `usage` for other words.
 */
export function namedPlace(words: string, server: string): RemotePlace {
  const isUrl = words.includes(":");
  const parts = words.split("/");
  const isSound = parts.every((part) => /^[\w.-]+$/.test(part) && !/^\.+$|^-/.test(part));
  const url = isUrl
    ? words
    : isSound && parts.length === 2
      ? `${server}/${words}`
      : isSound && parts.length === 3
        ? `https://${words}`
        : "";
  const found = remotePlace(url);
  if (found !== undefined) return overHttp(found);
  throw new Failure("usage", `${quote(words)} is no repository on a forge`, { mend: "--repo OWNER/NAME" });
}

/** The same place, reached over HTTP, where a token counts, however its remote is reached. */
export function overHttp(place: RemotePlace): RemotePlace {
  return { ...place, remoteOf: (owner, name) => `${place.server}/${owner}/${name}.git` };
}

/** Where a forge's REST API is: GITHUB_API_URL if that is this forge's, else where GitHub has it (see `apiOf`). */
export function apiFor(server: string, env: Readonly<Record<string, string | undefined>>): string {
  const { GITHUB_API_URL: named, GITHUB_SERVER_URL: of = server } = env;
  return named && of.replace(/\/+$/, "") === server ? named : apiOf(server);
}

/** GitHub's own API, that of a tenant of its cloud, or an Enterprise server's below its address. */
export function apiOf(server: string): string {
  const { host } = new URL(server);
  return host === "github.com" || /^[\w-]+\.ghe\.com$/.test(host)
    ? `https://api.${host}`
    : `${server}/api/v3`;
}
