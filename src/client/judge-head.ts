import { Failure } from "../failure.ts";
import type { Day } from "../format/day.ts";
import { openOwnRepository, type Repository } from "../git/open-repository.ts";
import { explain } from "../reasons.ts";
import { accept } from "../verify/accept.ts";
import type { Accepted } from "../verify/accepted.ts";
import type { Verdict } from "../verify/verdict.ts";
import type { MirrorFault } from "./mirror-fault.ts";
import { TooDeep } from "./within-limits.ts";

/** What is remembered, and how a head is judged upon it. */
export interface HeadOptions {
  readonly pin: string;
  /** What was accepted last, and the commit that it came from. */
  readonly last: { readonly accepted: Accepted; readonly commit: string } | undefined;
  /** The newest commit that this mirror is known to have served. */
  readonly own: string | undefined;
  readonly seenAt: Day;
  /** Whether a head may leave the history that was seen, if nothing in it is taken back. */
  readonly acceptRewrite: boolean;
  /** How many commits may lie between. */
  readonly commits: number;
  readonly signal: AbortSignal;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** A head that was folded in; its verdict may still refuse subjects. */
export interface JudgedHead {
  readonly accepted: Accepted;
  readonly verdict: Verdict;
  readonly commitTime: number;
  /** Where its history leaves the one that was seen, if it does. */
  readonly meet: string | undefined;
}

/**
 * Judges a fetched commit: that it descends from what was seen, then `accept` (DESIGN.md section 6). Each mirror
 * answers for its own history: one that rewrites nothing of what it served is not to blame when another put commits
 * of its own on top. What it serves then must be whole, so that nothing signed is taken back.
 */
export async function judgeHead(
  store: string,
  commit: string,
  { pin, last, own, seenAt, acceptRewrite, commits, signal, onProgress }: HeadOptions,
): Promise<JudgedHead | MirrorFault> {
  const repository = await openOwnRepository(store);
  const watch = (read: number) => {
    signal.throwIfAborted();
    if (read > commits) throw new TooDeep();
  };
  const meeting = (seen: string) => (seen === commit ? commit : meet(repository, seen, commit, watch));
  try {
    const common = last && (await meeting(last.commit));
    const isRewritten = last !== undefined && common !== last.commit;
    if (isRewritten && common === commit) return { code: "rolled-back", commit, last: last.commit };
    const isOthers = common !== undefined && (own === undefined || (await meeting(own)) === own);
    if (isRewritten && !acceptRewrite && !isOthers)
      return { code: "not-descendant", commit, last: last.commit };
    const tree = await repository.tree(commit);
    const day = last === undefined ? undefined : seenAt;
    const { accepted, verdict } = await accept(last?.accepted, tree, {
      pin,
      seenAt: day,
      onProgress: (done, total) => {
        signal.throwIfAborted();
        onProgress?.(done, total);
      },
    });
    const [first] = verdict.accepted ? [] : verdict.refusals;
    if (accepted === undefined || accepted === last?.accepted)
      return { code: "wrong-registry", why: first === undefined ? "it has no root" : explain(first).says };
    if (isRewritten && first !== undefined)
      return { code: "not-descendant", commit, last: last.commit, why: explain(first).says };
    const { time } = await repository.commit(commit);
    return {
      accepted: { ...accepted, hasHistory: true },
      verdict,
      commitTime: time,
      meet: isRewritten ? common : undefined,
    };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (error.code !== "object-missing" && error.code !== "object-corrupt") throw error;
    return { code: "corrupt", why: error.message };
  } finally {
    repository.close();
  }
}

/** Where two histories meet; undefined also where the copy, which began with one commit, cannot tell. */
async function meet(
  repository: Repository,
  seen: string,
  commit: string,
  onWalk: (read: number) => void,
): Promise<string | undefined> {
  try {
    return await repository.mergeBase(seen, commit, onWalk);
  } catch (error) {
    if (error instanceof Failure && error.code === "object-missing") return undefined;
    throw error;
  }
}
