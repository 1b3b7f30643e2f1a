/** Something that a registry's people should see to. */
export interface Finding {
  /** In kebab case, for machines. */
  readonly code: string;
  /**
   * `due`: by a day, at most 30 days away; `wrong`: something that cannot work, or keeps nobody out; `advice`:
   * something that could fail; `unknown`: something that could not be looked at, and so is not well either.
   */
  readonly urgency: "due" | "wrong" | "advice" | "unknown";
  /** One line, safe to print. */
  readonly says: string;
  /** The command that mends it. */
  readonly mend: string;
  readonly facts: Readonly<Record<string, unknown>>;
}
