import type { Counts } from "../../src/verify/verdict.ts";

/** A refusal as other implementations must name it; what it says besides is theirs. */
export interface Named {
  readonly code: string;
  readonly subject?: string;
}

/** What a question must be answered. */
export interface Answer {
  readonly verdict: "accepted" | "refused";
  /** Each once, sorted by code, then by subject, those without a subject first. */
  readonly refusals: readonly Named[];
  readonly counts: Counts;
  /** Of a change: what it makes refused among the subjects that it does not touch. */
  readonly consequences?: readonly Named[];
}

/** A question about commits, which are named by their refs below `refs/heads/`. */
export type Question = { readonly answer: Answer } & (
  | { readonly ask: "verify"; readonly commit: string }
  | {
      readonly ask: "check";
      readonly tip: string;
      readonly head: string;
      readonly now: string;
      /** `all`: the first parents of tip, folded; `none`: tip alone is known; `first`: head brings the root. */
      readonly history: "all" | "none" | "first";
    }
  | {
      readonly ask: "accept";
      /** Commits that were folded in before, one after another, the first from the pin alone. */
      readonly upon: readonly string[];
      readonly commit: string;
      readonly seenAt: string;
    }
);

/** One scenario: a bundle of commits, and what must be said of them. */
export interface Case {
  readonly name: string;
  readonly story: string;
  /** Path from the corpus's folder. */
  readonly bundle: string;
  /** SHA-256 of the pinned root. */
  readonly pin: string;
  /** Ref below `refs/heads/` -> commit. */
  readonly commits: Readonly<Record<string, string>>;
  readonly questions: readonly Question[];
}
