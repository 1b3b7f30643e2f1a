import { containsSubject } from "../format/opens.ts";
import { couldReach } from "../format/reach.ts";
import { quote } from "../quote.ts";
import type { SubjectOutline } from "../verify/outline.ts";
import { patternsOf } from "../verify/policy.ts";
import type { Trust } from "../verify/trust.ts";
import type { Finding } from "./finding.ts";

/** Patterns of rules and of `unsigned` that match nothing that there is: a misspelt one protects nobody. */
export function weakRules(trust: Trust, present: readonly SubjectOutline[]): Finding[] {
  const { layout, root } = trust;
  const rules = root.rules.flatMap(({ paths }, i) =>
    patternsOf(paths)
      .filter((pattern) => !present.some(({ subject }) => couldReach(pattern, subject, layout)))
      .map(
        ({ text }): Finding => ({
          code: "rule-idle",
          urgency: "advice",
          says: `rule ${i + 1} speaks of ${quote(text)}, which matches nothing that there is`,
          mend: `bailiwick root propose --drop-rule ${quote(paths.join(" "))}`,
          facts: { rule: i + 1, pattern: text },
        }),
      ),
  );
  const unsigned = trust.unsigned
    .filter((pattern) => !present.some(({ subject }) => containsSubject(pattern, subject, layout)))
    .map(
      ({ text }): Finding => ({
        code: "unsigned-idle",
        urgency: "advice",
        says: `the root's \`unsigned\` names ${quote(text)}, which holds no package that there is`,
        mend: `bailiwick root propose --drop-unsigned ${quote(text)}`,
        facts: { pattern: text },
      }),
    );
  return [...rules, ...unsigned];
}
