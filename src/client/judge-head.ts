import { Failure } from "../failure.ts";
import type { Day } from "../format/day.ts";
import { openRepository, type Repository } from "../git/open-repository.ts";
import { explain } from "../reasons.ts";
import { accept } from "../verify/accept.ts";
import type { Accepted } from "../verify/accepted.ts";
import type { Verdict } from "../verify/verdict.ts";
import type { MirrorFault } from "./mirror-fault.ts";

/** What is remembered, and how a head is judged upon it. */
export interface HeadOptions {
  readonly pin: string;
  /** What was accepted last, and the commit that it came from. */
  readonly last: { readonly accepted: Accepted; readonly commit: string } | undefined;
  readonly seenAt: Day;
  /** Whether a head may leave the history that was seen, if nothing in it is taken back. */
  readonly acceptRewrite: boolean;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** A head that was folded in; its verdict may still refuse subjects. */
export interface JudgedHead {
  readonly accepted: Accepted;
  readonly verdict: Verdict;
  readonly commitTime: number;
}

/** Judges a fetched commit: that it descends from what was seen, then `accept` (DESIGN.md section 6). */
export async function judgeHead(
  store: string,
  commit: string,
  { pin, last, seenAt, acceptRewrite, onProgress }: HeadOptions,
): Promise<JudgedHead | MirrorFault> {
  const repository = await openRepository(store);
  try {
    const common = last && last.commit !== commit && (await meeting(repository, last.commit, commit));
    const isRewritten = last !== undefined && common !== false && common !== last.commit;
    if (isRewritten && common === commit) return { code: "rolled-back", commit, last: last.commit };
    if (isRewritten && !acceptRewrite) return { code: "not-descendant", commit, last: last.commit };
    const tree = await repository.tree(commit);
    const day = last === undefined ? undefined : seenAt;
    const { accepted, verdict } = await accept(last?.accepted, tree, { pin, seenAt: day, onProgress });
    const [first] = verdict.accepted ? [] : verdict.refusals;
    if (accepted === undefined || accepted === last?.accepted)
      return { code: "wrong-registry", why: first === undefined ? "it has no root" : explain(first).says };
    if (isRewritten && first !== undefined)
      return { code: "not-descendant", commit, last: last.commit, why: explain(first).says };
    const { time } = await repository.commit(commit);
    return { accepted: { ...accepted, hasHistory: true }, verdict, commitTime: time };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (error.code !== "object-missing" && error.code !== "object-corrupt") throw error;
    return { code: "corrupt", why: error.message };
  } finally {
    repository.close();
  }
}

/** Where two histories meet; undefined also where the copy, which began with one commit, cannot tell. */
async function meeting(repository: Repository, last: string, commit: string): Promise<string | undefined> {
  try {
    return await repository.mergeBase(last, commit);
  } catch (error) {
    if (error instanceof Failure && error.code === "object-missing") return undefined;
    throw error;
  }
}
