import type { Counts } from "../verify/verdict.ts";
import type { ClientState } from "./client-state.ts";
import { daysOld, freshnessOf } from "./freshness.ts";
import type { VerifiedCopy } from "./verified-copy.ts";

/** A registry as a client holds it, at a glance. */
export interface Status {
  readonly name: string;
  readonly registry: string;
  readonly pin: string;
  readonly urls: readonly string[];
  readonly branch: string;
  readonly commit: string;
  readonly syncedAt: string;
  readonly freshness: VerifiedCopy["freshness"];
  readonly daysOld: number;
  readonly counts: Counts;
  /** Names of refused subjects, and the commit that holds their last verified version, if there is one. */
  readonly refused: ReadonlyMap<string, string | undefined>;
}

/** What is held of a registry, at a time (ISO 8601). */
export function statusOf(state: ClientState, now: string): Status {
  const { name, pin, urls, branch, commit, syncedAt, kept } = state;
  const { accepted } = state.fold;
  const held = [...accepted.subjects].filter(([key]) => !accepted.refused.has(key));
  const of = (wanted: string) => held.filter(([, { standing }]) => standing === wanted).length;
  const counts = { verified: of("verified"), unsigned: of("unsigned"), refused: accepted.refused.size };
  return {
    ...{ name, registry: accepted.policy.identity, pin, urls, branch, commit, syncedAt },
    freshness: freshnessOf(state, now),
    daysOld: daysOld(state, now),
    counts: { ...counts, total: counts.verified + counts.unsigned + counts.refused },
    refused: new Map(
      [...accepted.refused].map((key) => [accepted.subjects.get(key)?.subject.name ?? key, kept.get(key)]),
    ),
  };
}
