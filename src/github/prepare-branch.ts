import { HOME } from "../format/place.ts";
import { headBranch } from "../git/head-branch.ts";
import type { Repository } from "../git/open-repository.ts";
import { addPaths, commitIndex } from "../git/record.ts";
import { withGit } from "../git/simple-git.ts";
import { commitSigned } from "../sign/commit-signed.ts";
import type { SignReport } from "../sign/sign-subjects.ts";

/**
 * Brings what was signed onto a branch of its own, in one commit: the branch that HEAD is on, unless that is one of
 * `mains` or none; then a new one. A certificate request, or whatever else of `.bailiwick` changed, comes with it.
 * Answers the branch's name.
 */
export async function prepareBranch(
  { workTree = ".", gitDir }: Pick<Repository, "workTree" | "gitDir">,
  report: Pick<SignReport, "statements" | "changes">,
  wishes: {
    readonly branch: string | undefined;
    readonly mains: readonly string[];
    readonly message: string | undefined;
  },
): Promise<string> {
  const current = headBranch({ gitDir })?.slice("refs/heads/".length);
  const isOwn = current !== undefined && !wishes.mains.includes(current);
  const branch = wishes.branch ?? (isOwn ? current : branchName(report));
  if (branch !== current)
    await withGit(workTree, (git) => git.raw(["switch", "--quiet", "--create", branch]));
  await commitSigned({ ...report, workTree }, wishes.message);
  const rest = await withGit(workTree, (git) => git.raw(["status", "--porcelain", "--", HOME]));
  if (rest !== "") {
    await addPaths(workTree, [HOME]);
    await commitIndex(workTree, wishes.message ?? "Certificates");
  }
  return branch;
}

/** A name for a branch: of the one subject, and when it was made. */
function branchName({ statements }: Pick<SignReport, "statements">): string {
  const [first] = statements;
  const words =
    first === undefined ? "certificates" : statements.length === 1 ? first.subject.name : "packages";
  const plain = words.replace(/[^A-Za-z0-9-]+/g, "-").replace(/^-+|-+$/g, "");
  return `${plain.slice(0, 40) || "change"}-${Date.now().toString(36)}`;
}
