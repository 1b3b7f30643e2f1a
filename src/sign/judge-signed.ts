import type { Role } from "../format/root.ts";
import type { ObjectFormat } from "../git/object-source.ts";
import type { Code, Refusal } from "../reasons.ts";
import { verifyChange } from "../verify/change.ts";
import type { FileChanges } from "./file-changes.ts";
import { overlayTree } from "./overlay-tree.ts";
import type { Signing } from "./read-signing.ts";
import { isPending } from "./refuse-beforehand.ts";

/** What is wrong with what was signed, and what only others can still mend. */
export interface SignedVerdict {
  readonly refusals: readonly Refusal[];
  readonly pending: readonly Refusal[];
}

/**
 * Judges the work tree as it would be with these changes, and reports what concerns them: the subjects that
 * are signed, by name, the documents that are written, and what stops every change.
 */
export async function judgeSigned(
  { base, accepted, after, user }: Signing,
  subjects: ReadonlySet<string>,
  role: Role,
  changes: FileChanges,
  format: ObjectFormat,
  now: string,
): Promise<SignedVerdict> {
  const head = await overlayTree(after.tree, changes, format);
  const verdict = await verifyChange({ base: accepted, tip: base.tip, head, now });
  const concerns = ({ code, subject, facts }: Refusal): boolean => {
    if (subject !== undefined) return subjects.has(subject);
    if (isGeneral(code)) return true;
    if ("user" in facts && facts.user === user) return true;
    const line = "line" in facts && typeof facts.line === "string" ? facts.line : "";
    return ("path" in facts && changes.has(facts.path)) || changes.has(line);
  };
  const found = verdict.accepted ? [] : verdict.refusals.filter(concerns);
  const isOthers = (refusal: Refusal) =>
    isPending(refusal, { user, role }) ||
    (refusal.code === "certificate-unauthorised" && refusal.facts.user === user);
  return {
    refusals: found.filter((refusal) => !isOthers(refusal)),
    pending: found.filter(isOthers),
  };
}

const GENERAL: readonly Code[] = [
  "registry-missing",
  "root-expired",
  "root-malformed",
  "root-gap",
  "unsupported",
  "too-many-files",
];

/** Whether a refusal stops every change, whatever it touches. */
export function isGeneral(code: Code): boolean {
  return GENERAL.includes(code);
}
