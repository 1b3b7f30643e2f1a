import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../failure.ts";
import type { Repository } from "../git/open-repository.ts";
import type { FoldCache } from "../history/fold-cache.ts";
import { foldHistory } from "../history/fold-history.ts";
import type { Tree } from "../tree.ts";
import { accept } from "../verify/accept.ts";
import type { Accepted } from "../verify/accepted.ts";
import { type Policy, policyOf } from "../verify/policy.ts";
import { judgeRoots } from "../verify/roots.ts";
import { type ReadHome, readHome } from "../verify/side.ts";

/** Where to look for what is accepted. */
export interface BaseOptions {
  /** The branch that the change is made against; undefined: found as `findBase` says. */
  readonly branch: string | undefined;
  /** git config `bailiwick.upstream`. */
  readonly upstream: string | undefined;
  /** SHA-256 of a root's bytes, hex; undefined: the base's own roots. */
  readonly pin: string | undefined;
  /** A commit whose state the caller vouches for. */
  readonly accepted: string | undefined;
  readonly cache: FoldCache | undefined;
  /** Commits that are being merged into HEAD: the next change is made against the newest that any of them left. */
  readonly merging?: readonly string[] | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** What a signature is made against: a commit, and what is held true there. */
export interface SigningBase {
  readonly branch: string;
  /** The commit where HEAD left the branch. */
  readonly commit: string;
  readonly tip: Tree;
  readonly home: ReadHome;
  readonly policy: Policy;
  /** What the history makes accepted; undefined where there is none. Asked for once. */
  readonly history: () => Promise<Accepted | undefined>;
  /** What is accepted by the commit itself, for want of history, of these subjects, by key. */
  readonly acceptedOf: (subjects: ReadonlySet<string>) => Promise<Accepted>;
}

const USUAL = ["origin/HEAD", "origin/main", "origin/master", "main", "master", "HEAD"];
const ROOT = ".bailiwick/root/1.yaml";

/**
 * Finds what HEAD's next change is made against: the branch that is asked for, else `bailiwick.upstream`, else
 * the first of origin's and then the local main branches, else HEAD itself, where there already is a registry.
 * Undefined: there is none yet. Throws the Failure `no-pin` when its roots do not stand under the pin, and
 * `no-such-revision` for a branch that was asked for and is not there, or has no registry.
 */
export async function findBase(
  repository: Repository,
  options: BaseOptions,
): Promise<SigningBase | undefined> {
  const { branch: asked, upstream, pin } = options;
  const named = asked === undefined ? (upstream === undefined ? [] : [upstream]) : [asked];
  const usual = asked === undefined ? USUAL.filter((branch) => mayExist(repository, branch)) : [];
  const [head, ...ends] = await Promise.all([
    repository.resolve("HEAD").catch(noRevision),
    ...named.map((branch) => repository.resolve(branch)),
    ...usual.map((branch) => repository.resolve(branch).catch(noRevision)),
  ]);
  for (const [i, branch] of [...named, ...usual].entries()) {
    const end = ends[i];
    if (end === undefined) continue;
    const heads = head === undefined ? [] : [head, ...(options.merging ?? [])];
    const commit = (await newestBase(repository, end, heads)) ?? end;
    const tip = await repository.tree(commit);
    const home = await readHome(tip);
    if (!home.documents.has(ROOT)) continue;
    const policy = policyOf(judgeRoots(home.documents, pin, []).roots);
    if (policy === undefined)
      throw new Failure("no-pin", `the roots of ${branch} do not stand${pin ? " under the pin" : ""}`, {
        mend: `bailiwick verify ${commit.slice(0, 12)}`,
      });
    return {
      ...{ branch, commit, tip, home, policy },
      history: async () => {
        const { cache, onProgress } = options;
        const vouched = options.accepted;
        const accepted = vouched === undefined ? undefined : await repository.resolve(vouched);
        return (await foldHistory(repository, commit, { pin, accepted, cache, onProgress }))?.accepted;
      },
      acceptedOf: async (only) => {
        const { accepted } = await accept(undefined, tip, { pin, only });
        if (accepted === undefined) throw new Failure("no-pin", "nothing of the base stands under the pin");
        return accepted;
      },
    };
  }
  if (asked !== undefined)
    throw new Failure("no-such-revision", `there is no registry where HEAD left ${asked}`);
  return undefined;
}

/** The commit where the last of some heads left a branch. */
async function newestBase(
  repository: Repository,
  branch: string,
  heads: readonly string[],
): Promise<string | undefined> {
  let newest: string | undefined;
  for (const head of heads) {
    const base = await repository.mergeBase(branch, head);
    if (base === undefined || base === newest) continue;
    if (newest === undefined || (await repository.mergeBase(newest, base)) === newest) newest = base;
  }
  return newest;
}

function noRevision(error: unknown): undefined {
  if (!(error instanceof Failure) || error.code !== "no-such-revision") throw error;
  return undefined;
}

/** Whether a usual branch is worth a process that asks git: files tell, but for repositories that keep refs otherwise. */
function mayExist({ commonDir }: Repository, branch: string): boolean {
  if (branch === "HEAD" || existsSync(join(commonDir, "reftable"))) return true;
  const ref = branch.startsWith("origin/") ? `refs/remotes/${branch}` : `refs/heads/${branch}`;
  const packed = join(commonDir, "packed-refs");
  if (existsSync(join(commonDir, ref))) return true;
  return existsSync(packed) && readFileSync(packed, "utf8").includes(` ${ref}\n`);
}
