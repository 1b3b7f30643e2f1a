import { join } from "node:path";
import { joinPacks } from "../git/join-packs.ts";
import type { Refusal } from "../reasons.ts";
import type { Counts } from "../verify/verdict.ts";
import type { ClientState } from "./client-state.ts";
import type { FetchLimits } from "./fetch-limits.ts";
import { forgetSubjects } from "./forget-subjects.ts";
import { withLock } from "./lock.ts";
import type { MirrorFault } from "./mirror-fault.ts";
import { markStore } from "./object-store.ts";
import { pull } from "./pull.ts";
import { lockOf, readState, storeOf, writeState } from "./registries.ts";
import { writeWhole } from "./write-whole.ts";

/** Each sync brings a pack, of two files or three; from so many on they are joined. */
const MOST_FILES = 100;

/** How a registry is brought up to date. */
export interface SyncOptions {
  readonly limits?: Partial<FetchLimits>;
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

/** A mirror that was asked and not taken, or that is at odds with the one that was. */
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

/**
 * Brings a registry up to date (DESIGN.md section 6): fetches from the first mirror that serves what may be
 * taken, folds it into what is remembered, then moves. A mirror all of whose head stands comes before one that
 * serves refused parts. Killed at any moment, the last state is whole.
 */
export function syncRegistry(folder: string, options: SyncOptions): Promise<SyncReport> {
  return withLock(lockOf(folder), async () => {
    const { report, state } = await pull(
      folder,
      forgetSubjects(readState(folder), options.forget ?? []),
      options,
    );
    if (state !== undefined) remember(folder, state);
    const store = storeOf(folder);
    if (state !== undefined && markStore(store).packs.size > MOST_FILES) await joinPacks(store);
    return report;
  });
}

/** Writes what was taken: the state is the last word, the ref only keeps its objects from being thrown away. */
export function remember(folder: string, state: ClientState): void {
  writeWhole(join(storeOf(folder), "refs", "bailiwick", "verified"), `${state.commit}\n`);
  writeState(folder, state);
}
