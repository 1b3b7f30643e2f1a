import { join } from "node:path";
import type { Refusal } from "../reasons.ts";
import type { Accepted } from "../verify/accepted.ts";
import type { Counts } from "../verify/verdict.ts";
import type { ClientState } from "./client-state.ts";
import { defaultLimits, type FetchLimits, fetchHead } from "./fetch-head.ts";
import { forgetSubjects } from "./forget-subjects.ts";
import { judgeHead } from "./judge-head.ts";
import { withLock } from "./lock.ts";
import type { MirrorFault } from "./mirror-fault.ts";
import { dropOthers, packsOf } from "./object-store.ts";
import { readState, storeOf, writeState } from "./registries.ts";
import { writeWhole } from "./write-whole.ts";

/** How a registry is brought up to date. */
export interface SyncOptions {
  readonly limits?: FetchLimits;
  /** Take a head that leaves the history that was seen, if it takes nothing back. */
  readonly acceptRewrite?: boolean;
  /** More mirrors to ask, and to remember when one of all is taken. */
  readonly mirrors?: readonly string[];
  /** Names of subjects whose memory is dropped first. */
  readonly forget?: readonly string[];
  /** The present, ISO 8601 in UTC. */
  readonly now: string;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((what: string, done: number, total: number) => void) | undefined;
}

/** A mirror that was asked and not taken. */
export interface BadMirror {
  readonly url: string;
  readonly fault: MirrorFault;
}

/** What a sync came to. Without a `source` nothing moved. */
export interface SyncReport {
  readonly name: string;
  readonly source: string | undefined;
  readonly from: string | undefined;
  readonly commit: string | undefined;
  readonly bad: readonly BadMirror[];
  readonly refusals: readonly Refusal[];
  readonly kept: ReadonlyMap<string, string>;
  readonly counts: Counts | undefined;
}

/** What is asked of the mirrors: a state that is there, or the first one's terms. */
export type Asked = Pick<ClientState, "name" | "pin" | "urls"> &
  Partial<Pick<ClientState, "branch" | "commit" | "fold" | "kept">>;

/**
 * Brings a registry up to date (DESIGN.md section 6): fetches from the first mirror that serves what may be
 * taken, folds it into what is remembered, then moves. A mirror all of whose head stands comes before one that
 * serves refused parts. Killed at any moment, the last state is whole.
 */
export function syncRegistry(folder: string, options: SyncOptions): Promise<SyncReport> {
  return withLock(folder, async () => {
    const { report, state } = await pull(
      folder,
      forgetSubjects(readState(folder), options.forget ?? []),
      options,
    );
    if (state !== undefined) remember(folder, state);
    return report;
  });
}

/** Asks the mirrors in turn and judges; writes objects, but no state. */
export async function pull(
  folder: string,
  asked: Asked,
  options: SyncOptions,
): Promise<{ report: SyncReport; state: ClientState | undefined }> {
  const { limits = defaultLimits, now, signal, onProgress, acceptRewrite = false } = options;
  const { name, pin, urls, commit: from, fold } = asked;
  const last =
    from !== undefined && fold !== undefined ? { accepted: fold.accepted, commit: from } : undefined;
  const store = storeOf(folder);
  const before = packsOf(store);
  const bad: BadMirror[] = [];
  let best: { report: SyncReport; state: ClientState } | undefined;
  for (const url of urls) {
    const present = packsOf(store);
    const head = await fetchHead(store, { url, branch: asked.branch, limits, signal, onProgress });
    const judged =
      "code" in head
        ? head
        : await judgeHead(store, head.commit, {
            pin,
            last,
            seenAt: now.slice(0, 10),
            acceptRewrite,
            onProgress: (done, total) => onProgress?.("verifying", done, total),
          });
    if ("code" in judged || "code" in head) {
      if ("code" in judged) bad.push({ url, fault: judged });
      dropOthers(store, present);
      continue;
    }
    const { accepted, verdict, commitTime } = judged;
    const refusals = verdict.accepted ? [] : verdict.refusals;
    const kept = keptAfter(asked, accepted);
    const { branch, commit } = head;
    const report = { name, source: url, from, commit, bad, refusals, kept, counts: verdict.counts };
    const state = {
      name,
      pin,
      urls,
      branch,
      commit,
      fold: { accepted, refusals },
      kept,
      syncedAt: now,
      commitTime,
    };
    if (best === undefined || refusals.length < best.report.refusals.length) best = { report, state };
    if (refusals.length === 0) break;
  }
  if (best !== undefined) return best;
  dropOthers(store, before);
  const nothing = { source: undefined, commit: from, refusals: [], counts: undefined };
  return { report: { name, from, bad, kept: asked.kept ?? new Map(), ...nothing }, state: undefined };
}

/** Writes what was taken: the state is the last word, the ref only keeps its objects from being thrown away. */
export function remember(folder: string, state: ClientState): void {
  writeWhole(join(storeOf(folder), "refs", "bailiwick", "verified"), `${state.commit}\n`);
  writeState(folder, state);
}

/** Where the last verified version of each refused subject lies. */
function keptAfter({ commit, fold, kept }: Asked, accepted: Accepted): Map<string, string> {
  const found = new Map<string, string>();
  for (const key of accepted.refused) {
    const older = kept?.get(key) ?? (fold !== undefined && stood(fold.accepted, key) ? commit : undefined);
    if (older !== undefined) found.set(key, older);
  }
  return found;
}

function stood(accepted: Accepted, key: string): boolean {
  const standing = accepted.subjects.get(key)?.standing;
  return !accepted.refused.has(key) && (standing === "verified" || standing === "unsigned");
}
