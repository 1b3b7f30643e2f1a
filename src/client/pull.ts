import type { Accepted } from "../verify/accepted.ts";
import { askMirror } from "./ask-mirror.ts";
import type { ClientState } from "./client-state.ts";
import { defaultLimits, type FetchLimits } from "./fetch-limits.ts";
import type { MirrorFault } from "./mirror-fault.ts";
import { newsIn } from "./news-in.ts";
import { markStore, restoreStore, sweepStore } from "./object-store.ts";
import { storeOf } from "./registries.ts";
import type { SyncOptions, SyncReport } from "./sync.ts";

/** What is asked of the mirrors: a state that is there, or the first one's terms. */
export type Asked = Pick<ClientState, "name" | "pin" | "urls"> &
  Partial<Pick<ClientState, "branch" | "commit" | "fold" | "kept" | "heads">>;

/** So long may a mirror take, in seconds, that is only asked whether it has more than another, which is whole. */
const SECOND_OPINION = 30;

/** What says nothing against a mirror that was asked for a second opinion. */
const SILENT: readonly MirrorFault["code"][] = ["unreachable", "redirected", "too-slow", "rolled-back"];

/**
 * Asks the mirrors in turn and judges; writes objects, but no state. It ends with the first mirror that serves
 * something new and signed, all of which stands: so one that has nothing of it holds nobody back who knows another.
 */
export async function pull(
  folder: string,
  asked: Asked,
  options: SyncOptions,
): Promise<{ report: SyncReport; state: ClientState | undefined }> {
  const { name, pin, commit: from, fold } = asked;
  const urls = [...new Set([...asked.urls, ...(options.mirrors ?? [])])];
  const store = storeOf(folder);
  sweepStore(store);
  const before = markStore(store);
  const bad: SyncReport["bad"][number][] = [];
  const heads = new Map(asked.heads);
  let best: { report: SyncReport; state: ClientState; rank: readonly number[] } | undefined;
  for (const url of urls) {
    const isSecond = best !== undefined && best.report.refusals.length === 0;
    const present = markStore(store);
    const head = await askMirror(store, asked, url, {
      ...options,
      limits: limitsFor(options.limits, isSecond),
    });
    if ("code" in head) {
      if (!isSecond || !SILENT.includes(head.code)) bad.push({ url, fault: head });
      restoreStore(store, present);
      continue;
    }
    const { accepted, verdict, commitTime, branch, commit, meet } = head;
    const earlier = bad.some(({ fault }) => fault.code === "not-descendant" && fault.commit === commit);
    if (earlier && from !== undefined) {
      // Another mirror was refused for this very commit: it is the branch that was rewritten.
      bad.push({ url, fault: { code: "not-descendant", commit, last: from } });
      restoreStore(store, present);
      continue;
    }
    heads.set(url, commit);
    const refusals = verdict.accepted ? [] : verdict.refusals;
    const news = newsIn(fold?.accepted, accepted);
    const rank = [-refusals.length, news, commit === from ? 1 : 0];
    if (best === undefined || isAbove(rank, best.rank)) {
      const kept = keptAfter(asked, accepted);
      const forked = meet === undefined ? [] : forks(asked, { url, commit, meet });
      const report = {
        ...{ name, source: url, from, commit, refusals, kept, counts: verdict.counts },
        bad: [...bad, ...forked],
      };
      const state = {
        ...{ name, pin, urls, branch, commit, heads, fold: { accepted, refusals }, kept, commitTime },
        syncedAt: options.now,
      };
      best = { report, state, rank };
    }
    if (refusals.length === 0 && news === 2) break;
  }
  if (best !== undefined) {
    const { report, state } = best;
    return { report: { ...report, bad: [...new Set([...bad, ...report.bad])] }, state };
  }
  restoreStore(store, before);
  const nothing = { source: undefined, commit: from, refusals: [], counts: undefined };
  return { report: { name, from, bad, kept: asked.kept ?? new Map(), ...nothing }, state: undefined };
}

/** Whole before refused in part; something new before nothing; and then rather no commits that nobody else has. */
function isAbove(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((each, i) => each !== b[i]);
  return at !== -1 && (a[at] ?? 0) > (b[at] ?? 0);
}

function limitsFor(limits: Partial<FetchLimits> = {}, isSecond: boolean): FetchLimits {
  const all = { ...defaultLimits, ...limits };
  return isSecond ? { ...all, seconds: Math.min(all.seconds, SECOND_OPINION) } : all;
}

/** The mirrors whose last commit is not in the history that was taken. */
function forks(
  { heads, commit: last }: Asked,
  { url: by, commit, meet }: { readonly url: string; readonly commit: string; readonly meet: string },
): SyncReport["bad"] {
  if (last === undefined) return [];
  const theirs = [...(heads ?? [])].filter(([url, served]) => served === last && url !== by);
  return theirs.map(([url]) => ({ url, fault: { code: "forked", commit, last, meet, by } }));
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
