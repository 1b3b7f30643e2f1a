import type { Day } from "../format/day.ts";
import { outcomeOf } from "./answers.ts";
import type { ArtifactAnswer, ArtifactQuestion } from "./artifact.ts";
import { type AuthorChoice, approveUsers, knownBy } from "./author-book.ts";
import type { ArtifactIdentity } from "./digest-artifact.ts";
import type { VerifiedCopy } from "./verified-copy.ts";
import { verifyArtifact } from "./verify-artifact.ts";

/** What a file is taken for, and whose word counts. */
export interface ApprovingQuestion
  extends AuthorChoice,
    Pick<ArtifactQuestion, "url" | "package" | "version"> {
  /** Approve authors who are new, having looked at them, if nothing else is against the file. */
  readonly approveNew?: boolean;
}

/** Judges a file, and approves its authors first where that is asked for; whom, then. */
export async function verifyApproving(
  copies: readonly VerifiedCopy[],
  artifact: ArtifactIdentity,
  asked: ApprovingQuestion,
  date: Day,
): Promise<{ readonly answer: ArtifactAnswer; readonly approved: readonly string[] }> {
  const { approveNew = false } = asked;
  const ask = () => verifyArtifact(copies, artifact, asked, knownBy(asked, approveNew));
  const first = await ask();
  const fresh = first.reasons.flatMap((each) => (each.code === "author-new" ? [each.facts] : []));
  const isElse = first.reasons.some((each) => each.code !== "author-new" && outcomeOf(each) === "fail");
  if (!approveNew || fresh.length === 0 || isElse) return { answer: first, approved: [] };
  for (const { registry, users } of fresh) {
    const copy = copies.find((each) => each.name === registry);
    if (copy !== undefined) await approveUsers(asked, copy.accepted.policy.identity, users, date);
  }
  return { answer: await ask(), approved: fresh.flatMap(({ users }) => users) };
}
