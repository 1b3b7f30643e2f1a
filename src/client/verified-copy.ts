import type { Tree } from "../tree.ts";
import type { Accepted, Remembered } from "../verify/accepted.ts";

/** What a client holds verified of one registry, read offline. */
export interface VerifiedCopy {
  /** The name that the client gave it when it was added. */
  readonly name: string;
  readonly accepted: Accepted;
  /** The commit that was folded in last. */
  readonly commit: string;
  /** What is known of how new the copy is; `unknown`: nothing told, `stale`: older than the root allows. */
  readonly freshness: "current" | "stale" | "unknown";
  /** The tree in which a subject's last verified files lie: the newest commit's, or an older one's. */
  treeOf(subject: Remembered): Promise<Tree>;
  /** Subjects, by key, that the newest commit holds in a refused state: what is read of them is older. */
  readonly kept: ReadonlyMap<string, string>;
}
