import type { Code, Facts, Refusal } from "../reasons.ts";

/** A refusal, its facts checked against its code; `subject` is absent for documents. */
export function refuse<C extends Code>(code: C, facts: Facts<C>, subject?: string): Refusal {
  return { code, facts, ...(subject === undefined ? {} : { subject }) } as unknown as Refusal;
}
