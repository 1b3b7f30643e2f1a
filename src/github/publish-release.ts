import { judgeBranch } from "../advise/judge-branch.ts";
import { Failure } from "../failure.ts";
import type { Day } from "../format/day.ts";
import type { ReleasedFile, ReleaseFile } from "../format/release/release-file.ts";
import { commitFiles } from "../git/commit-files.ts";
import type { Repository } from "../git/open-repository.ts";
import { quote } from "../quote.ts";
import type { Refusal } from "../reasons.ts";
import { addRelease, type ReleaseWords } from "../sign/add-release.ts";
import type { FileChanges } from "../sign/file-changes.ts";
import { findBase } from "../sign/find-base.ts";
import type { FoundKey } from "../sign/find-key.ts";
import { overlayTree } from "../sign/overlay-tree.ts";
import { placeRelease } from "../sign/place-release.ts";
import { filesOfTree } from "../sign/release-source.ts";
import { type SignReport, signSubjects } from "../sign/sign-subjects.ts";
import { entryAt } from "../verify/entry-at.ts";
import { type BroughtPull, bringBranch, type Forge } from "./bring-branch.ts";
import { findOpen } from "./find-open.ts";
import { type NewestCommit, withNewest } from "./newest-commit.ts";
import type { HubPull } from "./open-hub.ts";
import { releaseBody } from "./release-body.ts";
import { releaseBranch } from "./release-branch.ts";

/** A registry on a forge, and what opens it. */
export interface HubRegistry extends Forge {
  /** SHA-256 of the pinned root, hex. */
  readonly pin: string | undefined;
}

/** A release to be published. */
export interface NewRelease {
  /** As `placeRelease` takes it. */
  readonly package: string;
  readonly version: string;
  readonly files: readonly ReleasedFile[];
  readonly words: ReleaseWords;
  /** Where it comes from, in words: `the tag v1.0.5`. */
  readonly from: string;
  readonly key: FoundKey;
  /** Undefined: found by the key. */
  readonly user: string | undefined;
  /** Who commits, as git writes it. */
  readonly ident: string;
  readonly now: Day;
  readonly isDraft: boolean;
  /** Whether to stop before anything is pushed. */
  readonly isRehearsal: boolean;
}

/** What came of it. */
export type PublishedRelease = {
  readonly path: string;
  readonly subject: string;
  readonly release: ReleaseFile;
} & (
  | { readonly outcome: "refused"; readonly refusals: readonly Refusal[] }
  | { readonly outcome: "published" }
  | { readonly outcome: "waiting"; readonly pull: HubPull }
  | { readonly outcome: "rehearsed"; readonly signed: SignReport }
  | ({ readonly outcome: "brought"; readonly signed: SignReport } & BroughtPull)
);

/**
 * Brings a release into a registry that nobody has at hand: makes the release's file upon the newest commit of its
 * main branch, signs its package and judges the change, and only then pushes one commit to a branch of the release's
 * own and opens its pull request, or brings the open one up to date. Nothing is pushed where main has it all, or the
 * open pull request. Rejects as `signSubjects` does, and with the Failure `io`.
 */
export function publishRelease(forge: HubRegistry, release: NewRelease): Promise<PublishedRelease> {
  return withNewest(forge, (newest) => publishUpon(newest, forge, release));
}

async function publishUpon(
  { repository, branch: main, registry, fetch, deepen }: NewestCommit,
  forge: HubRegistry,
  release: NewRelease,
): Promise<PublishedRelease> {
  const { pin } = forge;
  const { signed, changes, base, ...said } = await signRelease(repository, main, pin, release);
  if (signed.refusals.length > 0) return { ...said, outcome: "refused", refusals: signed.refusals };
  if (changes.size === 0) return { ...said, outcome: "published" };

  const title = `${said.subject} ${release.version}`;
  const commit = await commitFiles(
    repository.gitDir,
    { parent: base, ident: release.ident, message: `${title}\n\nFrom ${release.from}.\n` },
    changes,
  );
  const judged = await judgeBranch(repository, { base, head: commit, pin, now: release.now });
  if (judged.own.length > 0) return { ...said, outcome: "refused", refusals: judged.own };
  if (release.isRehearsal) return { ...said, outcome: "rehearsed", signed };

  const branch = releaseBranch(said.path);
  const open = await findOpen(forge.hub, registry, branch);
  if (open !== undefined) {
    await fetch(open.headSha);
    if (await hasAll(repository, open.headSha, commit, changes))
      return { ...said, outcome: "waiting", pull: open };
  }
  const brought = await bringBranch(forge, registry, {
    ...{ dir: repository.gitDir, commit, branch, base: registry.mainBranch, title, deepen },
    ...{ isDraft: release.isDraft, isOwn: false, isForced: true },
    body: releaseBody(said.release, release.from, judged),
  });
  return { ...said, outcome: "brought", signed, ...brought };
}

/** The release upon the newest commit, signed in memory. */
async function signRelease(
  repository: Repository,
  branch: string,
  pin: string | undefined,
  { package: word, version, files, words, key, user, now }: NewRelease,
) {
  const nothing = { upstream: undefined, accepted: undefined, cache: undefined };
  const base = await findBase(repository, { ...nothing, branch, pin });
  if (base === undefined) throw new Failure("no-pin", `there is no registry on ${quote(branch)}`);
  const found = await placeRelease(filesOfTree(base.tip), base.policy.layout, word, version);
  const { release, bytes } = addRelease(found, version, files, words);
  const isNew = found.bytes === undefined || !Buffer.from(found.bytes).equals(bytes);
  const own: FileChanges = new Map(isNew ? [[found.path, bytes]] : []);
  const staged = async () => overlayTree(base.tip, own, repository.format);
  const signed = await signSubjects({ ...repository, staged }, base, {
    ...{ words: [found.subject], prefix: "", key, user, role: "publish", now, isRehearsal: true },
    ...{ covers: undefined, list: undefined },
  });
  if (signed === undefined) throw new Error("nobody was asked, and somebody said no");
  const changes: FileChanges = new Map([...own, ...signed.changes]);
  return { path: found.path, subject: found.subject, release, signed, changes, base: base.commit };
}

/** Whether a commit has what another brings, at every path. */
async function hasAll(
  repository: Repository,
  commit: string,
  other: string,
  changes: FileChanges,
): Promise<boolean> {
  const trees = await Promise.all([repository.tree(commit), repository.tree(other)]);
  for (const path of changes.keys()) {
    const [a, b] = await Promise.all(trees.map((tree) => entryAt(tree, path)));
    if (a?.id !== b?.id || a?.mode !== b?.mode) return false;
  }
  return true;
}
