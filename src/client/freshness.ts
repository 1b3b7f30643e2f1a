import type { ClientState } from "./client-state.ts";
import type { VerifiedCopy } from "./verified-copy.ts";

const DAY = 86_400_000;

/** Whole days since the registry last showed something new, or since it was last asked, whichever is longer. */
export function daysOld({ syncedAt, commitTime }: ClientState, now: string): number {
  const last = Math.min(Date.parse(syncedAt), commitTime * 1000);
  return Math.max(0, Math.floor((Date.parse(now) - last) / DAY));
}

/**
 * How new a copy is known to be (DESIGN.md section 6): `stale` when it is older than the root's `staleDays`, else
 * `unknown`. `current` needs a checkpoint of a log. Clocks of commits are anybody's, so they can only make it worse.
 */
export function freshnessOf(state: ClientState, now: string): VerifiedCopy["freshness"] {
  const { staleDays } = state.fold.accepted.policy.root.limits;
  return daysOld(state, now) > staleDays ? "stale" : "unknown";
}
