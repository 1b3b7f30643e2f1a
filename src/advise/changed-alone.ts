import type { Subject } from "../format/layout.ts";
import type { Outline } from "../verify/outline.ts";
import { holds, needsOf } from "../verify/rights.ts";
import type { Trust } from "../verify/trust.ts";

/** The packages and common names that a user can change alone: one publisher is all that rules ask for there. */
export function changedAlone(trust: Trust, { subjects }: Outline, user: string): Subject[] {
  return [...subjects.values()]
    .map(({ subject }) => subject)
    .filter((subject) => {
      const scope = { subject, path: undefined };
      const [only, ...others] = needsOf(trust, scope);
      const isOne = only?.role === "publish" && only.count === 1 && others.length === 0;
      return isOne && holds(trust, user, "publish", scope);
    });
}
