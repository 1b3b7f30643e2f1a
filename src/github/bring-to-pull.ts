import { judgeBranch } from "../advise/judge-branch.ts";
import { Failure } from "../failure.ts";
import type { Day } from "../format/day.ts";
import { isBranchName } from "../git/branch-name.ts";
import { changedPaths } from "../git/changed-paths.ts";
import { commitFiles } from "../git/commit-files.ts";
import { type PushRemote, pushBranch } from "../git/push-branch.ts";
import type { FileChanges } from "../sign/file-changes.ts";
import { bringBranch, type Forge } from "./bring-branch.ts";
import { bringsCode } from "./brings-code.ts";
import { code } from "./markdown-code.ts";
import type { HubPull } from "./open-hub.ts";
import { conflictIn, type OpenPull } from "./open-pull.ts";
import { pullBody } from "./pull-body.ts";

/** What is added to a pull request. */
export interface Addition {
  readonly changes: FileChanges;
  /** Files and folders that must be on the branch as they will be merged, for the changes to be right. */
  readonly needs: readonly string[];
  readonly message: string;
  /** Who commits, as git writes it. */
  readonly ident: string;
  readonly pin: string | undefined;
  readonly now: Day;
}

/** Where it went. */
export interface BroughtToPull {
  readonly commit: string;
  /** The pull request that has it: the one that was asked for, or one that supersedes it. */
  readonly pull: HubPull;
  readonly isSuperseding: boolean;
  /** Whether the other one says so. */
  readonly isSaid: boolean;
}

/**
 * Adds files to a pull request in one commit upon its author's, whose commits stay as they are. It goes onto the pull
 * request's branch or, where that is refused, into a pull request that supersedes it. Nothing is forced, and a branch that
 * no pull request came of is taken away again. Rejects with the Failure `io`.
 */
export async function bringToPull(forge: Forge, open: OpenPull, addition: Addition): Promise<BroughtToPull> {
  const { pull } = open;
  const commit = await commitUpon(open, addition);
  const own = await pushToOwn(forge, open, commit);
  if (own) return { commit, pull, isSuperseding: false, isSaid: true };
  const superseding = await supersede(forge, open, commit, addition);
  const words = `#${superseding.number} has the commits of this one, and what it lacked; this branch did not take it. This one can be closed.`;
  const isSaid = await forge.hub.comment(forge.place, pull.number, words).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Failure) return false;
      throw error;
    },
  );
  return { commit, pull: superseding, isSuperseding: true, isSaid };
}

/** One commit upon the head; where base changed what matters here, one that merges base, too. */
async function commitUpon(
  { repository, head, base, redone, pull }: OpenPull,
  { changes, needs, message, ident }: Addition,
): Promise<string> {
  const { gitDir } = repository;
  const [at = "", top = "", now = ""] = await repository.resolveAll([head, base, "HEAD"]);
  const [own, whole] = await Promise.all([repository.commit(at), repository.commit(now)]);
  const brought = own.tree === whole.tree ? [] : await changedPaths(gitDir, own.tree, whole.tree);
  const isNeeded = (path: string) =>
    changes.has(path) || needs.some((need) => path === need || path.startsWith(`${need}/`));
  const merged = brought.some(isNeeded) ? { commit: top, tree: whole.tree } : undefined;
  const lost = redone.filter((folder) => !needs.includes(folder));
  if (merged !== undefined && lost.length > 0) throw conflictIn(lost, pull);
  return commitFiles(gitDir, { parent: at, merged, ident, message }, changes);
}

/** Pushes to the pull request's own branch; false: that is gone, or not for this user. */
async function pushToOwn(
  { place, token, seconds }: Forge,
  { repository, pull }: OpenPull,
  commit: string,
): Promise<boolean> {
  const { headRepository, headBranch } = pull;
  if (headRepository === undefined || !isBranchName(headBranch)) return false;
  const url = place.remoteOf(headRepository.owner, headRepository.name);
  const remote: PushRemote = { url, token, seconds, hasHooks: false };
  const done = await pushBranch(repository.gitDir, remote, commit, headBranch);
  if (done !== "behind") return done === "pushed";
  throw new Failure("io", `pull request ${pull.number} was changed meanwhile`, {
    mend: "the same again, having seen what is new",
  });
}

async function supersede(
  forge: Forge,
  { repository, base, pull }: OpenPull,
  commit: string,
  { pin, now }: Addition,
): Promise<HubPull> {
  const { hub, place } = forge;
  const registry = await hub.repository(place.owner, place.name);
  // On a branch of the registry's own, what a stranger wrote would be run with the registry's secrets.
  const mayPush = registry.mayPush && !(await bringsCode(repository, base, commit, pin));
  const judged = await judgeBranch(repository, { base, head: commit, pin, now });
  const of = pull.author === undefined ? "" : ` of ${code(pull.author)}`;
  const done = await bringBranch(
    forge,
    { ...registry, mayPush },
    {
      ...{ dir: repository.gitDir, commit, base: pull.baseBranch, isDraft: false, isOwn: false },
      branch: `pull-${pull.number}-${commit.slice(0, 12)}`,
      title: pull.title,
      body: `Supersedes #${pull.number}${of}, whose commits it keeps.\n\n${pullBody(judged.grants, [...judged.own, ...judged.others])}`,
    },
  );
  return done.pull;
}
