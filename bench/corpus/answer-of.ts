import { compareBytes } from "../../src/format/byte-order.ts";
import type { Refusal } from "../../src/reasons.ts";
import type { ChangeVerdict } from "../../src/verify/change.ts";
import type { Verdict } from "../../src/verify/verdict.ts";
import type { Answer, Named } from "./case.ts";

/** A verdict as the corpus has it. */
export function answerOf(verdict: Verdict | ChangeVerdict): Answer {
  const { accepted, counts } = verdict;
  return {
    verdict: accepted ? "accepted" : "refused",
    refusals: accepted ? [] : named(verdict.refusals),
    counts,
    ...("consequences" in verdict ? { consequences: named(verdict.consequences) } : {}),
  };
}

function named(refusals: readonly Refusal[]): Named[] {
  const spelled = refusals.map(
    ({ code, subject }): Named => (subject === undefined ? { code } : { code, subject }),
  );
  const distinct = [...new Map(spelled.map((each) => [`${each.code} ${each.subject ?? ""}`, each])).values()];
  return distinct.sort(
    (a, b) => compareBytes(a.code, b.code) || compareBytes(a.subject ?? "", b.subject ?? ""),
  );
}
