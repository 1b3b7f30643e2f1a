import type { RootTerms } from "./root-terms.ts";
import type { Section } from "./txtar.ts";
import type { UserTerms } from "./user-terms.ts";

/** What a question must be answered: no codes mean accepted. */
export interface Answer {
  readonly codes: readonly string[];
  /** The subjects that are refused, and no others; undefined: whichever. */
  readonly of: readonly string[] | undefined;
}

/** What the headers say of the registry, the day and the question. */
export interface Setup {
  readonly registry: string;
  readonly terms: RootTerms;
  readonly users: ReadonlyMap<string, UserTerms>;
  /** Every key that the headers name: whoever lists one of them can sign with it. */
  readonly keyNames: readonly string[];
  /** Names in the root whose key has another name. */
  readonly rootKeyNames: ReadonlyMap<string, string>;
  readonly now: string;
  /** The day on which the client first sees head. */
  readonly seenAt: string;
  /** Which root is pinned; undefined: a fingerprint of nothing. */
  readonly pin: number | undefined;
  /** Whether head brings the root. */
  readonly isFirst: boolean;
  /** Whether the commits before the tip are known. */
  readonly hasHistory: boolean;
}

/** The answers that the contract demands; undefined where the scenario does not ask. */
export interface Expected {
  /** Folding base, step by step, and then the tip. */
  readonly base: Answer;
  readonly tip: Answer;
  readonly change: Answer | undefined;
  /** `SUBJECT:CODE` that the change makes refused elsewhere. */
  readonly consequences: readonly string[];
  /** `SUBJECT:USER,USER`, `SUBJECT:endorsement` or `SUBJECT:unsigned`: by whom the change stands. */
  readonly grants: readonly string[] | undefined;
  /** The last stage by the pin alone. */
  readonly state: Answer | undefined;
  /** The last stage as a client that saw base takes it. */
  readonly client: Answer | undefined;
  /** Taking head back again, once somebody pushed it without asking. */
  readonly undo: Answer | undefined;
}

/** One attack or flow: a file of test/scenarios. */
export interface Scenario {
  readonly name: string;
  /** The comment lines, for people. */
  readonly story: string;
  readonly setup: Setup;
  readonly expected: Expected;
  readonly twin: string | undefined;
  /** What happens, in order. */
  readonly steps: readonly Step[];
}

/** A section: a file to write, or a verb. */
export type Step = { readonly stage: string; readonly section: Section } & (
  | { readonly path: string; readonly option: string | undefined }
  | { readonly verb: string; readonly args: readonly string[] }
);
