import type { Finding } from "../advise/finding.ts";
import type { HubAnswer } from "./open-hub.ts";

/** Something that could not be looked at: `what`, in words safe to print, and the right that a token needs for it. */
export function unseen(what: string, answer: HubAnswer, right: string): Finding {
  const why = answer.isSeen ? "is not as GitHub documents it" : `${answer.status}, ${answer.says}`;
  return {
    code: "not-seen",
    urgency: "unknown",
    says: answer.isSeen ? `${what} ${why}` : `${what} cannot be seen: ${why}`,
    mend: `GITHUB_TOKEN=... bailiwick doctor --github   # a token with ${right}`,
    facts: { what, status: answer.isSeen ? 200 : answer.status },
  };
}
