import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../failure.ts";
import { OUT_OF_MEMORY } from "../git/run-git.ts";
import { fetchRefs, remoteHead, type Transport } from "../git/transfer.ts";
import type { MirrorFault } from "./mirror-fault.ts";
import { movedTo } from "./moved-to.ts";
import { createStore, packedBytes } from "./object-store.ts";

/** How a head is fetched. */
export interface FetchRequest {
  readonly url: string;
  /** Undefined: the one that the mirror's HEAD names. */
  readonly branch: string | undefined;
  /** See `FetchLimits`. */
  readonly memory: number;
  readonly signal: AbortSignal;
  readonly onProgress?: ((what: string, done: number, total: number) => void) | undefined;
}

/** A fetched commit, not judged. */
export interface FetchedHead {
  readonly branch: string;
  readonly commit: string;
}

const INCOMING = "refs/bailiwick/incoming";
const SETTINGS = [
  ...["core.hooksPath=/dev/null", "gc.auto=0", "maintenance.auto=false"],
  ...["http.followRedirects=false", "http.lowSpeedLimit=100", "http.lowSpeedTime=60"],
];

/**
 * Fetches a branch's newest commit into the store: alone the first time, later with all that leads to it. Answers
 * a fault for whatever the mirror does; rejects with a Failure for what is wrong here (`usage`, `io`, `no-git`). A
 * server that redirects is followed on its own host, and nowhere else.
 */
export async function fetchHead(store: string, request: FetchRequest): Promise<FetchedHead | MirrorFault> {
  const head = await fetchFrom(store, request);
  if (!("code" in head) || head.code !== "unreachable" || !/error: 30\d/.test(head.why)) return head;
  const to = await movedTo(request.url, request.signal);
  if (to === undefined) return head;
  return to.isSameHost ? fetchFrom(store, { ...request, url: to.url }) : { code: "redirected", to: to.url };
}

async function fetchFrom(
  store: string,
  { url, branch: asked, memory, signal, onProgress }: FetchRequest,
): Promise<FetchedHead | MirrorFault> {
  const how = { transports: [transportOf(url)], config: SETTINGS, signal, memory };
  try {
    const isFirst = asked === undefined || packedBytes(store) === 0;
    const head = isFirst ? await remoteHead(url, how) : undefined;
    const branch = asked ?? head?.branch;
    if (branch === undefined) return { code: "unreachable", why: "its HEAD names no branch" };
    if (isFirst) createStore(store, head?.format ?? "sha1");
    const refspecs = [`+refs/heads/${branch}:${INCOMING}`];
    await fetchRefs(store, url, refspecs, { ...how, depth: isFirst ? 1 : 0, isBare: true, onProgress });
    // git takes no branch whose history a server says, unasked, to be cut, and calls that no failure.
    if (!existsSync(join(store, INCOMING))) return { code: "corrupt", why: "its history is cut short" };
    return { branch, commit: readFileSync(join(store, INCOMING), "utf8").trim() };
  } catch (error) {
    if (signal.aborted || !(error instanceof Failure) || error.code !== "io") throw error;
    if (error.message.includes(OUT_OF_MEMORY)) throw error;
    return { code: "unreachable", why: error.message.replace(/^git: /, "") };
  } finally {
    rmSync(join(store, INCOMING), { force: true });
  }
}

/** The transport of a URL or path; Failure `usage` for what git would run as a command. */
function transportOf(url: string): Transport {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(url)?.[1]?.toLowerCase();
  if (scheme === "https" || scheme === "http" || scheme === "ssh" || scheme === "file") return scheme;
  if (scheme === undefined && !url.includes("::") && !url.startsWith("-"))
    return /^[^/\\]{2,}:/.test(url) ? "ssh" : "file";
  throw new Failure(
    "usage",
    `bailiwick fetches from https, ssh, http and file, not from ${JSON.stringify(url)}`,
  );
}
