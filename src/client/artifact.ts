import type { Digests } from "../format/release/release.ts";
import { type Answer, type Outcome, outcomeOf } from "./answers.ts";
import { worstFirst } from "./usage-reasons.ts";
import type { VerifiedCopy } from "./verified-copy.ts";

/** A file that somebody got, and what they take it for. */
export interface ArtifactQuestion {
  /** Its name, without folders. */
  readonly file: string;
  readonly digests: Digests;
  /** For a checkout: the commit of its HEAD. */
  readonly commit?: string | undefined;
  /** Where it came from. */
  readonly url?: string | undefined;
  readonly package?: string | undefined;
  readonly version?: string | undefined;
}

/** The answer: the worst reason decides. */
export interface ArtifactAnswer {
  readonly outcome: Outcome;
  /** The worst first. */
  readonly reasons: readonly [Answer, ...Answer[]];
  /** The release that lists the bytes. */
  readonly release?: { readonly registry: string; readonly package: string; readonly version: string };
  /** What is known of how new the registry's copy is. */
  readonly freshness?: VerifiedCopy["freshness"];
}

/** Whether a user of a registry, by its identity, is one whom somebody approved before. */
export type IsKnownAuthor = (identity: string, user: string) => boolean;

/** The answer that some reasons make; at least one. */
export function answer(reasons: readonly Answer[]): ArtifactAnswer {
  const [first, ...rest] = worstFirst(reasons);
  if (first === undefined) throw new Error("an answer without a reason");
  return { outcome: outcomeOf(first), reasons: [first, ...rest] };
}
