import { Failure } from "../failure.ts";
import { explain, type Refusal } from "../reasons.ts";

/** What could not be issued, by the user's or the file's name, and why. */
export interface Failed {
  readonly name: string;
  readonly why: readonly {
    readonly code: string;
    readonly says: string;
    readonly mend: string | undefined;
  }[];
}

/** A failure of one among several. */
export function failureOf(name: string, { code, message, mend }: Failure): Failed {
  return { name, why: [{ code, says: message, mend }] };
}

/** What is refused of one among several; none: nothing. */
export function failedFor(name: string, refusals: readonly Refusal[]): Failed[] {
  if (refusals.length === 0) return [];
  return [{ name, why: refusals.map((refusal) => ({ code: refusal.code, ...explain(refusal) })) }];
}

/** A value, or the failure to make it, for one among several. Bugs crash. */
export function attempt<T>(name: string, work: () => T): T | Failed {
  try {
    return work();
  } catch (error) {
    if (error instanceof Failure) return failureOf(name, error);
    throw error;
  }
}
