import { Failure } from "../failure.ts";
import { OUT_OF_MEMORY } from "../git/run-git.ts";
import { unlessCalledOff } from "./called-off.ts";
import type { FetchLimits } from "./fetch-limits.ts";
import type { MirrorFault } from "./mirror-fault.ts";
import { packedBytes, packedObjects } from "./object-store.ts";

/** Packs are measured so often while they arrive, in milliseconds. */
const LOOK = 100;

/** Ends a walk of commits, as the fault that it is. */
export class TooDeep extends Error {}

/**
 * Does the work of one mirror, and answers the fault when it takes longer, sends more, or goes deeper than the limits
 * allow: the signal that the work gets is aborted then, and also when the caller's is. Rejects as the work does.
 */
export async function withinLimits<T>(
  store: string,
  limits: FetchLimits,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T | MirrorFault> {
  const stop = new AbortController();
  const end = () => stop.abort(signal?.reason);
  if (signal?.aborted) end();
  signal?.addEventListener("abort", end, { once: true });
  let fault: MirrorFault | undefined;
  const refuse = (found: MirrorFault | undefined) => {
    if (found === undefined) return;
    fault ??= found;
    stop.abort();
  };
  const before = { bytes: packedBytes(store), objects: packedObjects(store) };
  const weigh = (): MirrorFault | undefined => {
    const { bytes, objects } = limits;
    if (packedBytes(store) - before.bytes > bytes) return { code: "too-large", bytes };
    if (packedObjects(store) - before.objects > objects) return { code: "too-many-objects", objects };
    return undefined;
  };
  const late = () => refuse({ code: "too-slow", seconds: limits.seconds });
  const clock = setTimeout(late, limits.seconds * 1000);
  const scale = setInterval(() => refuse(weigh()), LOOK);
  try {
    const done = await work(stop.signal);
    return fault ?? weigh() ?? done;
  } catch (error) {
    if (fault !== undefined) return fault;
    unlessCalledOff(signal);
    if (error instanceof TooDeep) return { code: "too-deep", commits: limits.commits };
    if (!(error instanceof Failure) || error.code !== "io") throw error;
    if (error.message.includes(OUT_OF_MEMORY)) return { code: "too-large", bytes: limits.memory };
    throw error;
  } finally {
    clearTimeout(clock);
    clearInterval(scale);
    signal?.removeEventListener("abort", end);
  }
}
