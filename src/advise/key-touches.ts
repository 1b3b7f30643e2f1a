import { sha256 } from "../crypto/sha256.ts";
import type { PublicKey } from "../crypto/ssh-key.ts";
import { parseSignatures, verifySignature } from "../crypto/sshsig.ts";
import { parseList } from "../format/list.ts";
import { type DocumentName, documentPath, HOME, parsePlace } from "../format/place.ts";
import { SUMS_BYTES } from "../format/sums.ts";
import type { Repository } from "../git/open-repository.ts";
import type { Entry, Tree } from "../tree.ts";

/** A document that a key signed, and the commit that brought the signature. */
export interface Touch {
  readonly document: DocumentName;
  readonly path: string;
  /** SHA-256 of the document's bytes as they were signed. */
  readonly sha256: string;
  readonly namespace: string;
  /** The signature file; of a statement on a list, the list's. */
  readonly file: string;
  /** The list that carries the signature to a statement; undefined: it is beside it. */
  readonly list: string | undefined;
  readonly commit: string;
  /** Seconds since 1970 by the committer's clock, which proves nothing. */
  readonly time: number;
}

/** What a key touched, oldest first; `isWhole`: the history at hand goes back to its beginning. */
export interface Touches {
  readonly touches: readonly Touch[];
  readonly commits: number;
  readonly isWhole: boolean;
}

/**
 * Every document that a key ever signed under `.bailiwick/`, by the first parents of a commit: the oldest commit
 * that brought a signature which verifies, whoever it counted for and whatever became of it. Where the history
 * is cut, what stood there before is charged to the oldest commit at hand.
 */
export async function keyTouches(
  repository: Repository,
  tip: string,
  key: PublicKey,
  onProgress?: (done: number) => void,
): Promise<Touches> {
  const found = new Map<string, { readonly touch: Touch; readonly at: number }>();
  let commits = 0;
  let newer: { id: string; time: number; tree: Tree; parents: readonly string[] } | undefined;
  const add = async (older: Tree | undefined) => {
    if (newer === undefined) return;
    const { id: commit, time, tree } = newer;
    for (const each of await touchesIn(tree, older, key)) {
      const name = `${each.path} ${each.sha256} ${each.namespace} ${each.list ?? ""}`;
      found.set(name, { touch: { ...each, commit, time }, at: commits });
    }
  };
  for await (const { id, time, parents } of repository.firstParents(tip)) {
    const tree = await repository.tree(id);
    await add(tree);
    newer = { id, time, tree, parents };
    commits++;
    onProgress?.(commits);
  }
  await add(undefined);
  const order = [...found.values()].sort((a, b) => b.at - a.at).map(({ touch }) => touch);
  const oldest = newer === undefined ? [] : (await repository.commit(newer.id)).parents;
  return { touches: order, commits, isWhole: oldest.length === 0 };
}

type Found = Omit<Touch, "commit" | "time">;

/** What signatures of a key a tree has that an older one has not. */
async function touchesIn(tree: Tree, older: Tree | undefined, key: PublicKey): Promise<Found[]> {
  const files = await addedSignatures(tree, older);
  const contents = await tree.read(
    files.map(({ id }) => id),
    SUMS_BYTES,
  );
  const own = files.flatMap((file, i) =>
    (contents[i] === undefined ? [] : (parseSignatures(contents[i]) ?? []))
      .filter((signature) => signature.key === key)
      .map((signature) => ({ ...file, signature })),
  );
  const documents = await tree.read(
    own.map(({ over }) => over),
    SUMS_BYTES,
  );
  return own.flatMap(({ path: file, document, signature }, i): Found[] => {
    const bytes = documents[i];
    if (bytes === undefined || !verifySignature(signature, bytes)) return [];
    const { namespace } = signature;
    const path = documentPath(document);
    const own: Found = { document, path, sha256: sha256(bytes), namespace, file, list: undefined };
    if (document.kind !== "list") return [own];
    const lines = [...(parseList(bytes)?.lines ?? [])].flatMap(([line, hash]): Found[] => {
      const named = parsePlace(line)?.document;
      if (named === undefined) return [];
      return [{ document: named, path: line, sha256: hash, namespace, file, list: document.name }];
    });
    return [own, ...lines];
  });
}

interface SignatureFile {
  readonly path: string;
  readonly id: string;
  readonly document: DocumentName;
  /** Git id of the document beside it. */
  readonly over: string;
}

/** The signature files of a tree that another has not, or has otherwise, or whose documents it has otherwise. */
async function addedSignatures(tree: Tree, older: Tree | undefined): Promise<SignatureFile[]> {
  const added: SignatureFile[] = [];
  let level: readonly Pair[] = await homes(tree, older);
  while (level.length > 0) {
    const [lists, olds] = await Promise.all([listed(tree, level, "id"), listed(older, level, "old")]);
    const next: Pair[] = [];
    for (const [i, { path }] of level.entries()) {
      const entries = lists[i] ?? [];
      const known = new Map((olds[i] ?? []).map(({ name, id }) => [name, id]));
      const here = new Map(entries.map(({ name, id }) => [name, id]));
      for (const { name, mode, id } of entries) {
        const at = `${path}/${name}`;
        const old = known.get(name);
        if (mode === "40000" && id !== old) next.push({ path: at, id, old });
        const place = mode === "100644" ? parsePlace(at) : undefined;
        if (place?.signer === undefined) continue;
        const beside = documentPath(place.document).slice(path.length + 1);
        const over = here.get(beside);
        if (over === undefined || (id === old && over === known.get(beside))) continue;
        added.push({ path: at, id, document: place.document, over });
      }
    }
    level = next;
  }
  return added;
}

/** A directory that two trees have differently. */
interface Pair {
  readonly path: string;
  readonly id: string;
  readonly old: string | undefined;
}

async function homes(tree: Tree, older: Tree | undefined): Promise<Pair[]> {
  const of = async (each: Tree | undefined) => {
    const [top = []] = each === undefined ? [] : await each.list([each.id]);
    return top.find(({ name, mode }) => name === HOME && mode === "40000")?.id;
  };
  const [id, old] = await Promise.all([of(tree), of(older)]);
  return id === undefined || id === old ? [] : [{ path: HOME, id, old }];
}

async function listed(
  tree: Tree | undefined,
  level: readonly Pair[],
  which: "id" | "old",
): Promise<readonly (readonly Entry[])[]> {
  const ids = level.flatMap((pair) => pair[which] ?? []);
  const found = (tree === undefined || ids.length === 0 ? [] : await tree.list(ids)).values();
  return level.map((pair) => (pair[which] === undefined ? [] : (found.next().value ?? [])));
}
