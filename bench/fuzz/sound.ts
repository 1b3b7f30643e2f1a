import { explain, type Refusal } from "../../src/reasons.ts";
import type { Verdict } from "../../src/verify/verdict.ts";

/** What holds for every verdict, else words for it: counts sum, and each refusal explains itself in one line. */
export function faultsOf({ counts, ...verdict }: Verdict): string[] {
  const { verified, unsigned, refused, total } = counts;
  return [
    ...(verified + unsigned + refused === total ? [] : [`counts do not sum: ${JSON.stringify(counts)}`]),
    ...(verdict.accepted && refused > 0 ? ["accepted, and something is refused"] : []),
    ...(verdict.accepted ? [] : verdict.refusals.flatMap(unexplained)),
  ];
}

function unexplained(refusal: Refusal): string[] {
  const { says, mend } = explain(refusal);
  const isLine = (text: string) => text !== "" && !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(text);
  return isLine(says) && isLine(mend) ? [] : [`no line: ${JSON.stringify([says, mend])}`];
}
