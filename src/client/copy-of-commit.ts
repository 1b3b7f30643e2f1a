import { Failure } from "../failure.ts";
import type { Repository } from "../git/open-repository.ts";
import { verifyCommit } from "../history/verify-commit.ts";
import type { VerifiedCopy } from "./verified-copy.ts";

/**
 * A plain clone as a verified copy: a commit's whole state, judged by the pin alone, so that nothing is known of
 * how new it is. Rejects as `verifyCommit` does, and with the Failure `no-pin` where the roots do not stand.
 */
export async function copyOfCommit(
  repository: Repository,
  revision: string,
  pin: string | undefined,
  onProgress?: (done: number, total: number) => void,
): Promise<VerifiedCopy> {
  const { accepted, commit } = await verifyCommit(repository, revision, { pin, onProgress });
  if (accepted === undefined)
    throw new Failure("no-pin", `${revision} does not stand under the pin, so nothing it says counts`, {
      mend: `bailiwick verify ${commit.slice(0, 12)}`,
    });
  const tree = await repository.tree(commit);
  const name = accepted.policy.identity.split(" ", 1)[0] ?? "";
  return { name, accepted, commit, freshness: "unknown", treeOf: async () => tree, kept: new Map() };
}
