import { subjectKey } from "../format/layout.ts";
import { chainPath, parsePlace } from "../format/place.ts";
import type { Refusal } from "../reasons.ts";
import type { Tree } from "../tree.ts";
import { type Chain, chainOf, type Fold, foldOf } from "./chain.ts";
import { type Fault, inspect, type Leaf, type Paper } from "./directory.ts";
import { filesOf, type SubjectFiles } from "./files.ts";
import { listed } from "./listed.ts";
import type { SubjectOutline } from "./outline.ts";
import type { Policy } from "./policy.ts";
import { refuse } from "./refuse.ts";
import { readSigned } from "./signed.ts";

/** All that a tree shows of one subject, read and hashed; nobody's rights are judged yet. */
export interface Evidence<O extends SubjectOutline = SubjectOutline> {
  /** The very one that was asked for. */
  readonly outline: O;
  readonly files: SubjectFiles;
  readonly chain: Chain;
  readonly fold: Fold;
  /** Path -> SHA-256 of every stated file that is there, as far as they were to be hashed. */
  readonly digests: ReadonlyMap<string, string>;
  /** The files of its statement directory. */
  readonly papers: readonly Paper[];
  /** What does not belong in its statement directory. */
  readonly faults: readonly Fault[];
}

/** Which stated files are hashed: none of more than `limit` bytes but those `known` as `ID PATH`; or none at all. */
export type Hashing = { readonly limit: number | undefined; readonly known: ReadonlySet<string> } | "none";

const ALL: Hashing = { limit: undefined, known: new Set() };

/** So many subjects are read together: memory is bounded by the largest of them, not by the registry. */
const TOGETHER = 256;

/** Gathers the evidence of many subjects, in order: a group is judged while the next one is read. */
export async function* gather<O extends SubjectOutline>(
  tree: Tree,
  policy: Policy,
  outlines: readonly O[],
  hashing: Hashing = ALL,
): AsyncGenerator<Evidence<O>> {
  const read = (from: number) => {
    const group = gatherGroup(tree, policy, outlines.slice(from, from + TOGETHER), hashing);
    // Whoever stops asking leaves a group unread; that it failed is then nobody's concern.
    group.catch(() => undefined);
    return group;
  };
  let next = read(0);
  for (let i = 0; i < outlines.length; i += TOGETHER) {
    const group = await next;
    next = read(i + TOGETHER);
    if (group !== undefined) yield* group;
    else
      for (const outline of outlines.slice(i, i + TOGETHER))
        yield* (await gatherGroup(tree, policy, [outline], hashing)) ?? [];
  }
}

/** Undefined when the statements of several subjects are too many to be held together: then one by one. */
async function gatherGroup<O extends SubjectOutline>(
  tree: Tree,
  policy: Policy,
  group: readonly O[],
  hashing: Hashing,
): Promise<Evidence<O>[] | undefined> {
  const papers = await papersOf(tree, group);
  const leavesOf = (key: string) => papers.get(key)?.leaves ?? [];
  const { documents, isWhole } = await readSigned(
    tree,
    [...papers.values()].flatMap(({ leaves }) => leaves),
  );
  if (!isWhole && group.length > 1) return undefined;
  const files = await filesOf(tree, group);
  const gathered = group.map((outline) => {
    const key = subjectKey(outline.subject);
    const own = leavesOf(key).flatMap(({ path }) => documents.get(path) ?? []);
    const chain = chainOf(policy, outline.subject, own, papers.get(key)?.breaks ?? []);
    const found = files.get(key) ?? { leaves: [], faults: [] };
    return {
      outline,
      files: found,
      chain,
      fold: foldOf(chain.links),
      papers: leavesOf(key),
      faults: papers.get(key)?.faults ?? [],
    };
  });
  const wanted = gathered.flatMap(({ files, fold }) =>
    files.leaves.filter(({ path, mode }) => isRegular(mode) && fold.files.has(path)),
  );
  const digests = await digestsOf(tree, wanted, hashing);
  return gathered.map((evidence) => ({ ...evidence, digests }));
}

/** Path -> SHA-256 of files; of one that is not to be hashed, nothing. */
async function digestsOf(
  tree: Tree,
  leaves: readonly Leaf[],
  hashing: Hashing,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  if (hashing === "none") return found;
  const isKnown = ({ id, path }: Leaf) => hashing.known.has(`${id} ${path}`);
  const add = async (some: readonly Leaf[], limit: number | undefined) => {
    const digests = await tree.digest(
      some.map(({ id }) => id),
      limit,
    );
    for (const [i, { path }] of some.entries()) {
      const digest = digests[i];
      if (digest !== undefined) found.set(path, digest);
    }
  };
  await add(leaves.filter(isKnown), undefined);
  await add(
    leaves.filter((leaf) => !isKnown(leaf)),
    hashing.limit,
  );
  return found;
}

/** Whether a mode says that the id is a blob's. */
function isBlob(mode: string): boolean {
  return isRegular(mode) || mode === "120000";
}

/** Whether a mode is a regular file's. */
export function isRegular(mode: string): boolean {
  return mode === "100644" || mode === "100755";
}

/** One statement directory. */
interface Papers {
  readonly leaves: readonly Paper[];
  /** What does not belong there. */
  readonly faults: readonly Fault[];
  /** What is wrong with the listing: git and we might read different files. */
  readonly breaks: readonly Refusal[];
}

/** The files of statement directories, by subject, and what does not belong there. */
export async function papersOf(
  tree: Tree,
  group: readonly SubjectOutline[],
): Promise<ReadonlyMap<string, Papers>> {
  const stated = group.flatMap(({ subject, chain }) => (chain === undefined ? [] : [{ subject, id: chain }]));
  return new Map(
    (await listed(tree, stated)).map(([{ subject }, entries]) => {
      const folder = chainPath(subject);
      const leaves: Paper[] = [];
      const faults: Fault[] = [];
      const { faults: disorder, collisions } = inspect(entries, folder);
      const doubles = collisions.map((names) =>
        refuse("path-collision", { paths: names.map((name) => `${folder}/${name}`) }),
      );
      const breaks = [...disorder, ...doubles].map((fault): Refusal => ({ ...fault, subject: subject.name }));
      for (const { name, mode, id } of entries) {
        const path = `${folder}/${name}`;
        const place = parsePlace(path);
        if (mode === "40000" || place === undefined)
          faults.push({ refusal: refuse("file-unexpected", { path }), id, isDirectory: mode === "40000" });
        else if (mode === "100644") leaves.push({ path, mode, id, place });
        else if (place.signer !== undefined)
          faults.push({ refusal: refuse("document-mode", { path, mode }), id });
        else {
          // A statement of another mode counts for nothing, and is there all the same.
          breaks.push(refuse("document-mode", { path, mode }, subject.name));
          if (isBlob(mode)) leaves.push({ path, mode, id, place });
        }
      }
      return [subjectKey(subject), { leaves, faults, breaks }];
    }),
  );
}
