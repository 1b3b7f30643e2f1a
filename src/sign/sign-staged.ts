import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { type Subject, subjectKey } from "../format/layout.ts";
import type { Repository } from "../git/open-repository.ts";
import { writeIndex } from "../git/write-index.ts";
import type { Tree } from "../tree.ts";
import { isSameOutline } from "../verify/outline.ts";
import { outlined, outlineIn, readHome, type Side, subjectsOf } from "../verify/side.ts";
import type { SigningBase } from "./find-base.ts";
import type { FoundKey } from "./find-key.ts";
import { headTree } from "./head-tree.ts";
import { type EntitledReport, signEntitled } from "./sign-entitled.ts";

/** A commit that is about to be made, and with what to sign it. */
export interface StagedRequest {
  readonly key: FoundKey;
  readonly user: string | undefined;
  readonly now: string;
  /** The index file that the commit is made of: GIT_INDEX_FILE in a hook. */
  readonly index: string;
  /** Whether the commit merges: then others' changes that come in are left to those who made them. */
  readonly isMerge: boolean;
}

/**
 * Signs the subjects that the next commit changes and that its author is entitled to, and puts statements and
 * signatures into the same commit and the work tree. What the author may not sign stays as it is. Rejects as `signSubjects` does.
 */
export async function signStaged(
  repository: Repository,
  base: SigningBase,
  request: StagedRequest,
): Promise<EntitledReport> {
  const { index, user, now } = request;
  const only = await touchedSubjects(repository, base, request);
  const { report, left } = await signEntitled(repository, base, {
    ...{
      key: request.key,
      user,
      now,
      index,
      only,
      words: [],
      prefix: "",
      role: "publish",
      covers: undefined,
    },
    list: request.key.key.startsWith("sk-") ? true : undefined,
    isRehearsal: false,
  });
  const changes = new Map([...(report?.changes ?? [])].map(([path, bytes]) => [path, bytes ?? null]));
  for (const file of changes.size === 0 ? [] : indexFiles(repository, index))
    await writeIndex(repository, file, changes);
  return { report, left };
}

/** Keys of the subjects that the index has otherwise than HEAD; in a merge, of those that HEAD changed too. */
async function touchedSubjects(
  repository: Repository,
  base: SigningBase,
  { index, isMerge }: StagedRequest,
): Promise<ReadonlySet<string>> {
  const { layout } = base.policy;
  const sideOf = async (tree: Tree): Promise<Side> =>
    outlined(await readHome(tree, base.home), layout, undefined);
  const head = await headTree(repository);
  const after = await sideOf(await repository.staged("index", { index }));
  const before = head === undefined ? undefined : await sideOf(head);
  const old = isMerge ? await sideOf(base.tip) : undefined;
  const differs = (a: Side, b: Side, key: string, subject: Subject) =>
    !isSameOutline(outlineIn(a, key, subject), outlineIn(b, key, subject));
  const touched = [...subjectsOf(after, ...(before === undefined ? [] : [before]))].filter(
    ([key, subject]) =>
      before === undefined ||
      (differs(before, after, key, subject) && (old === undefined || differs(old, before, key, subject))),
  );
  return new Set(touched.map(([, subject]) => subjectKey(subject)));
}

/**
 * The index files that take part. `git commit -- FILE` makes the commit of an index of its own and meanwhile holds
 * the next real one ready as index.lock: what only the first knew would look deleted after the commit.
 */
function indexFiles({ gitDir }: Repository, index: string): string[] {
  const real = join(gitDir, "index.lock");
  const isPartial = /^next-index-\d+\.lock$/.test(basename(index));
  return isPartial && existsSync(real) ? [index, real] : [index];
}
