import type { Release } from "../format/release/release.ts";
import { type Answer, compareOutcomes, outcomeOf } from "./answers.ts";
import { newestActive, securityUpdates } from "./newer-releases.ts";
import type { PackageReleases } from "./read-releases.ts";

/** What there is against the use of a release, the worst first; empty when there is nothing. */
export function usageReasons(own: PackageReleases, release: Release): Answer[] {
  const { version, status, note } = release;
  const facts = { package: own.path, version };
  const reasons: Answer[] = [];
  if (own.standing === "refused") reasons.push({ code: "package-refused", facts: { package: own.path } });
  const instead = newestActive(own)?.version;
  if (status === "yanked") reasons.push({ code: "yanked", facts: { ...facts, note, instead } });
  const updates = securityUpdates(own, release);
  const [newest] = updates;
  if (newest !== undefined) {
    const fixes = [...new Set(updates.flatMap((each) => each.fixes))];
    reasons.push({ code: "security-update", facts: { ...facts, fixes, instead: instead ?? newest.version } });
  }
  if (status === "deprecated" || status === "unsupported")
    reasons.push({ code: status, facts: { ...facts, note } });
  // A file that nobody can read may hold a yank, or a fix.
  if (own.unreadable.length > 0)
    reasons.push({ code: "unreadable", facts: { package: own.path, files: own.unreadable } });
  if (own.standing === "unsigned") reasons.push({ code: "unsigned", facts: { package: own.path } });
  return worstFirst(reasons);
}

/** Reasons in order, the worst first. */
export function worstFirst(reasons: readonly Answer[]): Answer[] {
  return [...reasons].sort((a, b) => compareOutcomes(outcomeOf(b), outcomeOf(a)));
}
