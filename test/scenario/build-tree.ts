import { type MemoryFile, MemoryObjects } from "../../src/git/memory-objects.ts";
import { ObjectTree } from "../../src/git/object-tree.ts";
import { sortEntries } from "../../src/git/sort-entries.ts";
import type { Entry, Tree } from "../../src/tree.ts";
import type { Stage } from "./stage.ts";

/** What a tree is made of. */
export type Planted = Pick<Stage, "files" | "disordered" | "doubled">;

/** The files of a stage as a Tree of git objects in memory, however malformed. */
export function buildTree(planted: Planted, objects = new MemoryObjects()): Tree {
  return new ObjectTree(objects, addFolder(objects, "", planted.files, planted));
}

function addFolder(
  objects: MemoryObjects,
  at: string,
  files: ReadonlyMap<string, MemoryFile>,
  planted: Planted,
): string {
  const entries: Entry[] = [];
  const folders = new Map<string, Map<string, MemoryFile>>();
  const below = (name: string) => (at === "" ? name : `${at}/${name}`);
  for (const [path, file] of files) {
    const slash = path.indexOf("/");
    if (slash < 0) {
      const { mode } = file;
      entries.push({ name: path, mode, id: "id" in file ? file.id : objects.add("blob", file.bytes) });
      const twin = planted.doubled.get(below(path));
      if (twin !== undefined) entries.push({ name: path, mode, id: objects.add("blob", twin) });
    } else {
      const inside = folders.get(path.slice(0, slash)) ?? new Map<string, MemoryFile>();
      folders.set(path.slice(0, slash), inside.set(path.slice(slash + 1), file));
    }
  }
  for (const [name, inside] of folders)
    entries.push({ name, mode: "40000", id: addFolder(objects, below(name), inside, planted) });
  const sorted = sortEntries(entries);
  return objects.addTree(planted.disordered.has(at) ? [...sorted].reverse() : sorted);
}
