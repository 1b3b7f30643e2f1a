import { answerWords, type Outcome } from "../src/client/answers.ts";
import type { ArtifactAnswer } from "../src/client/artifact.ts";
import type { Edge, ExitCode } from "./edge.ts";

const CODES: Readonly<Record<Outcome, ExitCode>> = { pass: 0, fail: 1, warn: 4, retry: 5 };

/** The exit code of an outcome (DESIGN.md section 9). */
export function answerCode(outcome: Outcome): ExitCode {
  return CODES[outcome];
}

/** An answer for people, a line a reason, the deciding one first. */
export function printAnswer(
  say: (text: string) => void,
  edge: Edge,
  { outcome, reasons, freshness }: ArtifactAnswer,
): void {
  const style = outcome === "pass" ? "good" : outcome === "warn" ? "bold" : "bad";
  for (const [i, reason] of reasons.entries())
    say(
      `${i === 0 ? edge.paint(style, outcome) : "also"}  ${edge.paint("dim", reason.code)}  ${answerWords(reason)}`,
    );
  if (outcome === "pass" && freshness === "unknown")
    say(edge.paint("dim", "freshness unknown: no log told what is newest"));
}
