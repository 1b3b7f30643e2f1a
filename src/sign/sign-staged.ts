import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { type Subject, subjectKey } from "../format/layout.ts";
import type { Repository } from "../git/open-repository.ts";
import { writeIndex } from "../git/write-index.ts";
import type { Signer } from "../keys/signer.ts";
import type { Refusal } from "../reasons.ts";
import type { Tree } from "../tree.ts";
import { isSameOutline } from "../verify/outline.ts";
import { outlined, outlineIn, readHome, type Side, subjectsOf } from "../verify/side.ts";
import type { SigningBase } from "./find-base.ts";
import type { FoundKey } from "./find-key.ts";
import { headTree } from "./head-tree.ts";
import { type SignReport, signSubjects } from "./sign-subjects.ts";

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

/** What came of it; undefined: the commit touches nothing that needs a signature. */
export interface StagedReport {
  readonly report: SignReport | undefined;
  /** What the user may not sign, and why; it goes into the commit unsigned. */
  readonly left: readonly Refusal[];
}

/**
 * Signs the subjects that the next commit changes and that its author is entitled to, and puts statements and
 * signatures into the same commit and the work tree. What the author may not sign stays as it is. The key is
 * opened once. Rejects as `signSubjects` does.
 */
export async function signStaged(
  repository: Repository,
  base: SigningBase,
  request: StagedRequest,
): Promise<StagedReport> {
  const { index, user, now } = request;
  const key = openedOnce(request.key);
  let only = await touchedSubjects(repository, base, request);
  const left: Refusal[] = [];
  try {
    while (only.size > 0) {
      const report: SignReport | undefined = await signSubjects(repository, base, {
        ...{ key, user, now, index, only, words: [], prefix: "", role: "publish", covers: undefined },
        list: key.key.startsWith("sk-") ? true : undefined,
        isRehearsal: false,
      });
      if (report === undefined) break;
      if (report.refusals.length === 0) {
        const changes = new Map([...report.changes].map(([path, bytes]) => [path, bytes ?? null]));
        for (const file of changes.size === 0 ? [] : indexFiles(repository, index))
          await writeIndex(repository, file, changes);
        return { report, left };
      }
      left.push(...report.refusals);
      const blamed = new Set(report.refusals.map(({ subject }) => subject));
      const rest = blamed.has(undefined) ? [] : [...only].filter((each) => !blamed.has(nameOf(each)));
      if (rest.length === only.size) break;
      only = new Set(rest);
    }
    return { report: undefined, left };
  } finally {
    await key.close();
  }
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

function nameOf(key: string): string {
  return key.slice(key.indexOf(" ") + 1);
}

/** A key that stays open until it is closed, however often it is asked for. */
function openedOnce(key: FoundKey): FoundKey & { readonly close: () => Promise<void> } {
  let opened: Promise<Signer> | undefined;
  return {
    ...key,
    open: async () => {
      opened ??= key.open();
      const signer = await opened;
      return { key: signer.key, sign: (namespace, message) => signer.sign(namespace, message), close() {} };
    },
    close: async () => (await opened?.catch(() => undefined))?.close(),
  };
}
