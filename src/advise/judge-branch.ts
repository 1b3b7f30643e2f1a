import type { Repository } from "../git/open-repository.ts";
import { type CheckOptions, checkChange } from "../history/check-change.ts";
import type { Code, Refusal } from "../reasons.ts";
import type { Grant } from "../verify/verdict.ts";

/** What `check` would refuse of a branch: what its author can mend, and what waits for others. */
export interface BranchVerdict {
  readonly own: readonly Refusal[];
  readonly others: readonly Refusal[];
  readonly grants: readonly Grant[];
}

/** What others sign: reviewers, issuers. A branch that waits for them is to be pushed, so that they see it. */
const awaiting: ReadonlySet<Code> = new Set<Code>([
  "signature-missing",
  "rights-missing",
  "certificate-unauthorised",
  "revocation-unauthorised",
  "photograph-not-endorsed",
  "root-unsigned",
]);

/** Judges a branch before it is pushed, by the function behind `check`. */
export async function judgeBranch(repository: Repository, options: CheckOptions): Promise<BranchVerdict> {
  const { verdict } = await checkChange(repository, options);
  const refusals = verdict.accepted ? [] : verdict.refusals;
  const requested = new Set(
    refusals.flatMap(({ code, facts }) => (code === "certificate-unauthorised" ? [facts.user] : [])),
  );
  const isAwaiting = ({ code, facts }: Refusal): boolean => {
    if (awaiting.has(code)) return true;
    // What somebody signs whose certificate is yet to be issued counts once it is.
    const signer = "path" in facts ? /\.([^./]+)\.sig$/.exec(facts.path)?.[1] : undefined;
    return signer !== undefined && requested.has(signer);
  };
  return {
    own: refusals.filter((refusal) => !isAwaiting(refusal)),
    others: refusals.filter(isAwaiting),
    grants: verdict.grants,
  };
}
