import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../failure.ts";
import { fetchRefs, remoteHead, type Transport } from "../git/transfer.ts";
import type { MirrorFault } from "./mirror-fault.ts";
import { createStore, packedBytes } from "./object-store.ts";

/** What a mirror may cost. */
export interface FetchLimits {
  /** For one mirror, from the first word to the last byte. */
  readonly seconds: number;
  /** Of packs, on top of what is there. */
  readonly bytes: number;
}

export const defaultLimits: FetchLimits = { seconds: 600, bytes: 2 ** 31 };

/** How a head is fetched. */
export interface FetchRequest {
  readonly url: string;
  /** Undefined: the one that the mirror's HEAD names. */
  readonly branch: string | undefined;
  readonly limits: FetchLimits;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((what: string, done: number, total: number) => void) | undefined;
}

/** A fetched commit, not judged. */
export interface FetchedHead {
  readonly branch: string;
  readonly commit: string;
}

const INCOMING = "refs/bailiwick/incoming";
/** Packs are measured so often while they arrive. */
const LOOK = 100;

/**
 * Fetches a branch's newest commit into the store: alone the first time, later with all that leads to it. Answers
 * a fault for whatever the mirror does; rejects with a Failure for what is wrong here (`usage`, `io`, `no-git`).
 */
export async function fetchHead(store: string, request: FetchRequest): Promise<FetchedHead | MirrorFault> {
  const { url, limits, signal, onProgress } = request;
  const transports = [transportOf(url)];
  const stop = new AbortController();
  const end = () => stop.abort(signal?.reason);
  if (signal?.aborted) end();
  signal?.addEventListener("abort", end, { once: true });
  let fault: MirrorFault | undefined;
  const refuse = (found: MirrorFault) => {
    fault ??= found;
    stop.abort();
  };
  const before = packedBytes(store);
  const clock = setTimeout(
    () => refuse({ code: "too-slow", seconds: limits.seconds }),
    limits.seconds * 1000,
  );
  const scale = setInterval(() => {
    if (packedBytes(store) - before > limits.bytes) refuse({ code: "too-large", bytes: limits.bytes });
  }, LOOK);
  try {
    const isFirst = request.branch === undefined || before === 0;
    const head = isFirst ? await remoteHead(url, transports, stop.signal) : undefined;
    const branch = request.branch ?? head?.branch;
    if (branch === undefined) return { code: "unreachable", why: "its HEAD names no branch" };
    if (isFirst) createStore(store, head?.format ?? "sha1");
    await fetchRefs(store, url, [`+refs/heads/${branch}:${INCOMING}`], {
      transports,
      depth: isFirst ? 1 : 0,
      config: ["core.hooksPath=/dev/null", "http.lowSpeedLimit=100", "http.lowSpeedTime=60"],
      signal: stop.signal,
      onProgress,
    });
    if (packedBytes(store) - before > limits.bytes) return { code: "too-large", bytes: limits.bytes };
    return { branch, commit: readFileSync(join(store, INCOMING), "utf8").trim() };
  } catch (error) {
    if (fault !== undefined) return fault;
    if (signal?.aborted || !(error instanceof Failure) || error.code !== "io") throw error;
    return { code: "unreachable", why: error.message.replace(/^git: /, "") };
  } finally {
    clearTimeout(clock);
    clearInterval(scale);
    signal?.removeEventListener("abort", end);
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
