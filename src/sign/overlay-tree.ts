import { MemoryObjects } from "../git/memory-objects.ts";
import type { ObjectFormat } from "../git/object-source.ts";
import { ObjectTree } from "../git/object-tree.ts";
import { sortEntries } from "../git/sort-entries.ts";
import type { Entry, Tree } from "../tree.ts";
import type { FileChanges } from "./file-changes.ts";

interface Folder {
  readonly files: Map<string, Uint8Array | undefined>;
  readonly folders: Map<string, Folder>;
}

/**
 * A tree as it would be with these changes, nothing written: so the judge sees what a commit would bring. Ids
 * are those that git would give. A file that stood keeps its mode, if it was a regular file's; a new one has
 * 100644. Directories come and go as git has them: with the files in them.
 */
export async function overlayTree(tree: Tree, changes: FileChanges, format: ObjectFormat): Promise<Tree> {
  const objects = new MemoryObjects(format);
  const own = new Set<string>();
  const keep = (id: string): string => {
    own.add(id);
    return id;
  };
  const rebuild = async (id: string | undefined, { files, folders }: Folder): Promise<string | undefined> => {
    const [listed = []] = id === undefined ? [] : await tree.list([id]);
    const old = new Map(listed.map((entry) => [entry.name, entry]));
    const young = new Map<string, Entry | undefined>();
    for (const [name, folder] of folders) {
      const before = old.get(name);
      const inside = await rebuild(before?.mode === "40000" ? before.id : undefined, folder);
      young.set(name, inside === undefined ? undefined : { name, mode: "40000", id: inside });
    }
    for (const [name, bytes] of files) {
      const mode = old.get(name)?.mode === "100755" ? "100755" : "100644";
      if (bytes !== undefined) young.set(name, { name, mode, id: keep(objects.add("blob", bytes)) });
      else if (!young.has(name)) young.set(name, undefined);
    }
    const entries = merge(listed, young);
    return entries.length === 0 ? undefined : keep(objects.addTree(entries));
  };
  const top = (await rebuild(tree.id, foldersOf(changes))) ?? keep(objects.addTree([]));
  return joined(top, own, new ObjectTree(objects, top), tree);
}

/** A listing with some names replaced, taken away (undefined) or added; sorted anew only where one moves. */
function merge(listed: readonly Entry[], young: ReadonlyMap<string, Entry | undefined>): readonly Entry[] {
  const left = new Map(young);
  const entries = listed.flatMap((entry) => {
    if (!left.has(entry.name)) return [entry];
    const now = left.get(entry.name);
    if (now !== undefined && (now.mode === "40000") !== (entry.mode === "40000")) return [];
    left.delete(entry.name);
    return now === undefined ? [] : [now];
  });
  const added = [...left.values()].flatMap((entry) => entry ?? []);
  return added.length === 0 ? entries : sortEntries([...entries, ...added]);
}

function foldersOf(changes: FileChanges): Folder {
  const top: Folder = { files: new Map(), folders: new Map() };
  for (const [path, bytes] of changes) {
    const segments = path.split("/");
    let at = top;
    for (const name of segments.slice(0, -1)) {
      const inside = at.folders.get(name) ?? { files: new Map(), folders: new Map() };
      at.folders.set(name, inside);
      at = inside;
    }
    at.files.set(segments.at(-1) ?? "", bytes);
  }
  return top;
}

/** One tree out of two: `own` ids are answered by `above`, all others by `below`. */
function joined(id: string, own: ReadonlySet<string>, above: Tree, below: Tree): Tree {
  const ask = async <T>(
    ids: readonly string[],
    answer: (tree: Tree, some: readonly string[]) => Promise<readonly T[]>,
  ): Promise<readonly T[]> => {
    const [near, far] = [ids.filter((each) => own.has(each)), ids.filter((each) => !own.has(each))];
    if (near.length === 0) return answer(below, far);
    const nearer = (await answer(above, near)).values();
    const farther = (far.length === 0 ? [] : await answer(below, far)).values();
    return ids.map((each) => (own.has(each) ? nearer : farther).next().value as T);
  };
  return {
    id,
    list: (ids) => ask(ids, (tree, some) => tree.list(some)),
    read: (ids, limit) => ask(ids, (tree, some) => tree.read(some, limit)),
    digest: (ids, limit) => ask(ids, (tree, some) => tree.digest(some, limit)),
  };
}
