import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../failure.ts";
import { chainPath, parsePlace } from "../format/place.ts";
import { borrowRepository } from "../git/borrow-repository.ts";
import { commitFiles } from "../git/commit-files.ts";
import type { RepositoryPlace } from "../git/find-repository.ts";
import { mergeCommits } from "../git/merge-commits.ts";
import { onDisk } from "../git/on-disk.ts";
import { openRepository, type Repository } from "../git/open-repository.ts";
import { list, quote } from "../quote.ts";
import { entryAt } from "../verify/entry-at.ts";
import type { Forge } from "./bring-branch.ts";
import { fetchBranches } from "./fetch-branches.ts";
import type { HubPull } from "./open-hub.ts";

/** A pull request, fetched, and as it would be merged now. `close` it. */
export interface OpenPull {
  readonly pull: HubPull;
  /** The names of the branch that it is for, and of its head, in `repository`. */
  readonly base: string;
  readonly head: string;
  /**
   * Folders of statements that both sides continued: there HEAD has what base has, so what these are of must be signed
   * again, or not be merged.
   */
  readonly redone: readonly string[];
  /**
   * A bare repository of our own. HEAD is the merge of head and base or, where base has nothing new, head itself; what
   * is staged is HEAD's tree. So whatever signs what a work tree holds signs what a merge will bring.
   */
  readonly repository: Repository;
}

/** Who makes the merge, which stays here unless it is pushed as the one commit that carries signatures. */
const NOBODY = "bailiwick <bailiwick@localhost> 0 +0000";

/**
 * Fetches a pull request: git objects alone, into a repository of our own that borrows from `clone` what is there.
 * Rejects with the Failure `usage` for one that is closed, `signing-refused` for one that conflicts with what it is
 * for, and `io` for what the forge does.
 */
export async function openPull(
  forge: Forge,
  number: number,
  clone: Pick<RepositoryPlace, "commonDir" | "format"> | undefined,
): Promise<OpenPull> {
  const { hub, place } = forge;
  const pull = await hub.pull(place, number);
  if (!pull.isOpen) throw new Failure("usage", `pull request ${number} is closed`);
  const scratch = borrowRepository(clone);
  try {
    const names = await fetchBranches(scratch.path, forge, { base: pull.baseBranch, number });
    const plain = await openRepository(scratch.path);
    const close = () => {
      plain.close();
      scratch.remove();
    };
    try {
      const { merged, redone } = await mergedUpon(plain, names, pull);
      onDisk("write HEAD", () => writeFileSync(join(scratch.path, "HEAD"), `${merged}\n`));
      const repository = { ...plain, staged: () => plain.tree(merged), close };
      return { pull, ...names, redone, repository };
    } catch (error) {
      plain.close();
      throw error;
    }
  } catch (error) {
    scratch.remove();
    throw error;
  }
}

/** The commit that a merge of the pull request is now, and the chains that both sides continued. */
async function mergedUpon(
  repository: Repository,
  names: Pick<OpenPull, "base" | "head">,
  { number, baseBranch }: HubPull,
): Promise<{ readonly merged: string; readonly redone: readonly string[] }> {
  const [base = "", head = ""] = await repository.resolveAll([names.base, names.head]);
  const left = await repository.mergeBase(base, head);
  if (left === head)
    throw new Failure("usage", `pull request ${number} brings nothing that ${quote(baseBranch)} lacks`);
  if (left === base) return { merged: head, redone: [] };
  const { gitDir } = repository;
  const { tree, conflicts } = await mergeCommits(gitDir, head, base);
  const others = conflicts.filter((path) => chainOf(path) === undefined);
  if (others.length > 0) throw conflictIn(others, { number, baseBranch });
  const redone = [...new Set(conflicts.flatMap((path) => chainOf(path) ?? []))];
  const above = await repository.tree(base);
  const folders = new Map<string, string | undefined>();
  for (const folder of redone) folders.set(folder, (await entryAt(above, folder))?.id);
  const message = `Merge ${baseBranch}`;
  const merge = { parent: head, merged: { commit: base, tree, folders }, ident: NOBODY, message };
  return { merged: await commitFiles(gitDir, merge, new Map()), redone };
}

/** The folder of the chain that a statement or its signature belongs to; undefined: it is neither. */
function chainOf(path: string): string | undefined {
  const document = parsePlace(path)?.document;
  return document?.kind === "statement" ? chainPath(document.subject) : undefined;
}

/** What is refused for want of somebody who resolves it. */
export function conflictIn(
  paths: readonly string[],
  { number, baseBranch }: Pick<HubPull, "number" | "baseBranch">,
): Failure {
  const said = `pull request ${number} conflicts with ${quote(baseBranch)} in ${list(paths)}`;
  return new Failure("signing-refused", said, {
    mend: `git merge ${quote(`origin/${baseBranch}`)}, on its branch, then: bailiwick sign --commit`,
  });
}
