import { subjectOf } from "../format/layout.ts";
import { HOME } from "../format/place.ts";
import { changedPaths } from "../git/changed-paths.ts";
import type { Repository } from "../git/open-repository.ts";
import { policyOf } from "../verify/policy.ts";
import { judgeRoots } from "../verify/roots.ts";
import { readHome } from "../verify/side.ts";

/**
 * Whether a commit brings files, beside packages and `.bailiwick`, that neither a branch has nor where the commit left
 * it: workflows, and what workflows run. `repository` is bare and our own; `pin` is SHA-256 of a root's bytes, in hex.
 */
export async function bringsCode(
  repository: Repository,
  branch: string,
  commit: string,
  pin: string | undefined,
): Promise<boolean> {
  const base = await repository.resolve(branch);
  const left = (await repository.mergeBase(base, commit)) ?? base;
  const { documents } = await readHome(await repository.tree(base));
  const layout = policyOf(judgeRoots(documents, pin, []).roots)?.layout;
  const changed = await Promise.all(
    [base, left].map(async (id) => new Set(await changedPaths(repository.gitDir, id, commit))),
  );
  const [fromBase = new Set<string>(), fromLeft = new Set<string>()] = changed;
  const isData = (path: string) =>
    path.startsWith(`${HOME}/`) || (layout && subjectOf(layout, path.split("/")).kind === "package");
  return [...fromBase].some((path) => fromLeft.has(path) && !isData(path));
}
