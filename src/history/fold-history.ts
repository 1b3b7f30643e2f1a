import type { Repository } from "../git/open-repository.ts";
import { accept } from "../verify/accept.ts";
import { homeOf } from "../verify/home.ts";
import type { FoldCache } from "./fold-cache.ts";
import type { HistoryFold } from "./fold-json.ts";

/** How a history is folded. */
export interface FoldOptions {
  /** SHA-256 of a root's bytes; undefined judges by the registry's own roots. */
  readonly pin: string | undefined;
  /** The id of a commit whose state the caller vouches for. */
  readonly accepted: string | undefined;
  readonly cache: FoldCache | undefined;
  /** Told how many of how many commits are folded. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * What the history of a commit makes accepted (DESIGN.md section 5, Where base comes from): its first
 * parents, folded one by one from the newest start that may be trusted. Undefined without history: the clone
 * is shallow, or no commit has a root.
 */
export async function foldHistory(
  repository: Repository,
  tip: string,
  options: FoldOptions,
): Promise<HistoryFold | undefined> {
  const { pin, cache, onProgress } = options;
  // What was folded upon somebody's word is never mistaken for what the whole history says.
  const key = (commit: string) =>
    options.accepted === undefined ? commit : `${commit}-upon-${options.accepted}`;
  const commits: string[] = [];
  let start: HistoryFold | undefined;
  let isVouchedFor = false;
  for await (const { id } of repository.firstParents(tip, options.accepted)) {
    start = cache?.has(key(id)) ? cache.get(key(id)) : undefined;
    if (start !== undefined) break;
    commits.unshift(id);
    isVouchedFor = id === options.accepted;
  }
  if (start === undefined && !isVouchedFor) {
    const [oldest] = commits;
    if (oldest === undefined || (await repository.commit(oldest)).parents.length > 0) return undefined;
  }
  let folded = start;
  for (const [i, id] of commits.entries()) {
    const tree = await repository.tree(id);
    onProgress?.(i, commits.length);
    if (folded === undefined && !(await homeOf(tree)).documents.has(".bailiwick/root/1.yaml")) continue;
    const { accepted, verdict } = await accept(folded?.accepted, tree, { pin });
    folded = accepted && {
      accepted: { ...accepted, hasHistory: true },
      refusals: verdict.accepted ? [] : verdict.refusals,
    };
  }
  if (folded !== undefined && commits.length > 0) cache?.set(key(tip), folded);
  return folded;
}
