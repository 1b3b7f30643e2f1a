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

/** Where a forge's REST API is: GitHub's own, or an Enterprise server's below its address. */
export function apiOf(server: string): string {
  return server === "https://github.com" ? "https://api.github.com" : `${server}/api/v3`;
}
