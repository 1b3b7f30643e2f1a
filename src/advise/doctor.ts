import type { Day } from "../format/day.ts";
import type { View } from "../verify/explain-view.ts";
import { outlined } from "../verify/side.ts";
import type { Finding } from "./finding.ts";
import { unusedKeys } from "./unused-keys.ts";
import { weakRoots } from "./weak-roots.ts";
import { weakRules } from "./weak-rules.ts";
import { whatExpires } from "./what-expires.ts";
import { whoIsMissing } from "./who-is-missing.ts";

const ORDER = ["due", "wrong", "advice"];

/**
 * What the people of a registry should see to on a day, the most urgent first: what expires, who is missing, what
 * can be met by nobody, what is of no use. Nothing of its packages is verified; that is `verify`'s.
 */
export async function examine(
  { read, policy, trust, ofRoots, refusals }: Extract<View, { stands: true }>,
  today: Day,
): Promise<Finding[]> {
  const { outline } = await outlined(read, policy.layout, undefined);
  const present = [...outline.subjects.values()].filter(
    ({ directory, leaves }) => directory !== undefined || leaves.length > 0,
  );
  const refused = [...ofRoots, ...refusals];
  const findings: Finding[] = [
    ...whatExpires(trust, today),
    ...weakRoots(trust),
    ...(refused.length === 0 ? [] : [refusedDocuments(refused)]),
    ...whoIsMissing(trust, present, today),
    ...weakRules(trust, present),
    ...(await unusedKeys(trust, outline, read.documents, today)),
  ];
  return findings.sort((a, b) => ORDER.indexOf(a.urgency) - ORDER.indexOf(b.urgency));
}

function refusedDocuments(refusals: Extract<View, { stands: true }>["refusals"]): Finding {
  return {
    code: "documents-refused",
    urgency: "wrong",
    says: `some of its documents do not count, for ${refusals.length} reason${refusals.length === 1 ? "" : "s"}`,
    mend: "bailiwick verify",
    facts: { codes: [...new Set(refusals.map(({ code }) => code))] },
  };
}
