import { type FetchedHead, fetchHead } from "./fetch-head.ts";
import type { FetchLimits } from "./fetch-limits.ts";
import { type JudgedHead, judgeHead } from "./judge-head.ts";
import type { MirrorFault } from "./mirror-fault.ts";
import type { Asked } from "./pull.ts";
import type { SyncOptions } from "./sync.ts";
import { withinLimits } from "./within-limits.ts";

/** Fetches what one mirror serves and judges it upon what is remembered, within the limits. */
export function askMirror(
  store: string,
  { pin, branch, commit: last, fold, heads }: Asked,
  url: string,
  {
    now,
    acceptRewrite = false,
    limits,
    onProgress,
    ...options
  }: SyncOptions & { readonly limits: FetchLimits },
): Promise<(FetchedHead & JudgedHead) | MirrorFault> {
  return withinLimits(store, limits, options.signal, async (signal) => {
    const { memory, commits } = limits;
    const head = await fetchHead(store, { url, branch, memory, signal, onProgress });
    if ("code" in head) return head;
    const judged = await judgeHead(store, head.commit, {
      pin,
      last: last !== undefined && fold !== undefined ? { accepted: fold.accepted, commit: last } : undefined,
      // What an older version remembered names no mirror: then all of them have served it.
      own: heads === undefined || heads.size === 0 ? last : heads.get(url),
      seenAt: now.slice(0, 10),
      acceptRewrite,
      commits,
      signal,
      onProgress: (done, total) => onProgress?.("verifying", done, total),
    });
    return "code" in judged ? judged : { ...head, ...judged };
  });
}
