import { count } from "../count.ts";
import type { CheckReport } from "./check-change.ts";
import type { Warning } from "./warning.ts";

/** What a reader of an accepted change should know besides. */
export function checkWarnings({ verdict, baseKind, isPinned }: CheckReport): Warning[] {
  const { consequences, already } = verdict;
  const all: (Warning | false)[] = [
    !isPinned && {
      code: "no-pin",
      says: "judged by the base's own root, which anyone who can write the base could have put there",
      mend: "git config bailiwick.root sha256:...   # bailiwick root show",
    },
    baseKind === "tip" && {
      code: "no-history",
      says: "no history: what the base holds is taken as accepted",
      mend: "git fetch --unshallow   # in CI: fetch-depth: 0",
    },
    consequences.length > 0 && {
      code: "consequences",
      says: `it makes ${count(consequences.length, "refusal")} elsewhere`,
      mend: "let those who are entitled sign them again, or the issuers: bailiwick endorse NAME PACKAGE",
    },
    already.length > 0 && {
      code: "already-refused",
      says: `the base holds ${count(already.length, "refusal")} already, no fault of this change`,
      mend: "bailiwick verify BASE",
    },
  ];
  return all.filter((each) => each !== false);
}
