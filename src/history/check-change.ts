import { Failure } from "../failure.ts";
import type { Day } from "../format/day.ts";
import type { Repository } from "../git/open-repository.ts";
import type { Tree } from "../tree.ts";
import type { Accepted } from "../verify/accepted.ts";
import { type ChangeVerdict, verifyChange } from "../verify/change.ts";
import { verifyFirstChange } from "../verify/first-change.ts";
import { homeOf } from "../verify/home.ts";
import { verdictOf } from "../verify/verdict.ts";
import type { FoldCache } from "./fold-cache.ts";
import { foldHistory } from "./fold-history.ts";

/** A change in a repository, and what it is judged by. */
export interface CheckOptions {
  /** The branch that the change is made against: any name of a commit. */
  readonly base: string;
  /** The change: any name of a commit, or a tree that is not committed yet. */
  readonly head: string | Tree;
  /** SHA-256 of a root's bytes, hex; undefined: judged by base's own root, and said so. */
  readonly pin: string | undefined;
  readonly now: Day;
  /** A commit whose state the caller vouches for. */
  readonly accepted?: string | undefined;
  readonly cache?: FoldCache | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Where the base came from, which the reader should know. */
export type BaseKind = "history" | "tip" | "first-change";

/** A judged change. */
export interface CheckReport {
  readonly verdict: ChangeVerdict;
  /** The commit that the change was compared with: where it left the branch. */
  readonly tip: string;
  readonly baseKind: BaseKind;
  readonly isPinned: boolean;
  /** What the history makes accepted; undefined without one. */
  readonly accepted: Accepted | undefined;
}

/** Judges a change in a repository: the one function behind `check`, the Action and `sign`'s own refusal. */
export async function checkChange(repository: Repository, options: CheckOptions): Promise<CheckReport> {
  const { base, head, pin, now } = options;
  const vouched = options.accepted;
  const names = [base, typeof head === "string" ? head : "HEAD", ...(vouched === undefined ? [] : [vouched])];
  const [branch, change, accepted] = await repository.resolveAll(names);
  if (branch === undefined || change === undefined)
    throw new Failure("no-such-revision", `${base} is no commit`);
  const tip = (await repository.mergeBase(branch, change)) ?? branch;
  const before = await repository.tree(tip);
  const after = typeof head === "string" ? await repository.tree(change) : head;
  const isPinned = pin !== undefined;

  const { cache, onProgress } = options;
  const folded = await foldHistory(repository, branch, { pin, accepted, cache, onProgress });
  if (folded !== undefined) {
    const unread = folded.refusals.filter(({ code }) => code === "unsupported");
    const report = { tip, baseKind: "history", isPinned, accepted: folded.accepted } as const;
    if (unread.length > 0)
      return { ...report, verdict: { ...verdictOf([], unread), consequences: [], already: [] } };
    const verdict = await verifyChange({ base: folded.accepted, tip: before, head: after, now });
    const reported = { ...verdict, already: folded.refusals };
    return { ...report, verdict: reported };
  }
  const report = { tip, isPinned, accepted: undefined };
  const newest = tip === branch ? before : await repository.tree(branch);
  if ((await homeOf(newest)).documents.has(".bailiwick/root/1.yaml")) {
    const verdict = await verifyChange({ base: { pin, branch: newest }, tip: before, head: after, now });
    return { ...report, verdict, baseKind: "tip" };
  }
  if (pin === undefined) {
    throw new Failure("no-pin", "there is no registry yet, so nothing says whose root to believe", {
      mend: "bailiwick check --root sha256:...",
    });
  }
  const verdict = await verifyFirstChange(pin, before, after, now);
  return { ...report, verdict: { ...verdict, consequences: [], already: [] }, baseKind: "first-change" };
}
