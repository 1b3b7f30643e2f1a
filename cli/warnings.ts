import type { Warning } from "../src/history/warning.ts";
import type { Verdict } from "../src/verify/verdict.ts";
import type { Edge, ExitCode } from "./edge.ts";

/** Warnings for people, beside the answer. */
export function noteWarnings(edge: Edge, warnings: readonly Warning[]): void {
  for (const { code, says, mend } of warnings) edge.note(`warning: ${code}: ${says}\n  mend: ${mend}`);
}

/** 1 refused; 3 refused for nothing but that it cannot be judged; 0 accepted; 4 accepted with a warning, if that is asked for. */
export function verdictCode(verdict: Verdict, warnings: readonly Warning[], isStrict: boolean): ExitCode {
  if (!verdict.accepted) return verdict.refusals.every(({ code }) => code === "unsupported") ? 3 : 1;
  return isStrict && warnings.length > 0 ? 4 : 0;
}
