import { count } from "../count.ts";
import type { Day } from "../format/day.ts";
import type { Acceptance } from "../verify/accept.ts";
import type { Warning } from "./warning.ts";

/** What stands, but should not stay so. That nothing tells how fresh it is goes without a warning. */
export function stateWarnings(
  { verdict, accepted }: Pick<Acceptance, "verdict" | "accepted">,
  today: Day,
): Warning[] {
  const root = accepted?.policy.root;
  const { unsigned } = verdict.counts;
  const all: (Warning | false)[] = [
    unsigned > 0 && {
      code: "unsigned",
      says: `nobody vouches for ${count(unsigned, "subject")} that the root lets stand unsigned`,
      mend: "bailiwick sign SUBJECT",
    },
    root !== undefined &&
      root.expires < today && {
        code: "root-expired",
        says: `root ${root.version} expired on ${root.expires}: nothing new will be accepted`,
        mend: "bailiwick root propose",
      },
  ];
  return all.filter((each) => each !== false);
}
