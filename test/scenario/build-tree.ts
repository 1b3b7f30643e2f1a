import { type MemoryFile, MemoryObjects } from "../../src/git/memory-objects.ts";
import { ObjectTree } from "../../src/git/object-tree.ts";
import { sortEntries } from "../../src/git/sort-entries.ts";
import type { Entry, Tree } from "../../src/tree.ts";
import type { Files } from "./stage.ts";

/** The files as a Tree of git objects in memory; entries of `disordered` directories stand in reverse. */
export function buildTree(
  files: Files,
  disordered: ReadonlySet<string> = new Set(),
  objects = new MemoryObjects(),
): Tree {
  return new ObjectTree(objects, addFolder(objects, "", files, disordered));
}

function addFolder(
  objects: MemoryObjects,
  at: string,
  files: Files,
  disordered: ReadonlySet<string>,
): string {
  const entries: Entry[] = [];
  const folders = new Map<string, Map<string, MemoryFile>>();
  for (const [path, file] of files) {
    const slash = path.indexOf("/");
    if (slash < 0) entries.push({ name: path, mode: file.mode, id: idOf(objects, file) });
    else {
      const inside = folders.get(path.slice(0, slash)) ?? new Map<string, MemoryFile>();
      folders.set(path.slice(0, slash), inside.set(path.slice(slash + 1), file));
    }
  }
  for (const [name, inside] of folders) {
    const below = at === "" ? name : `${at}/${name}`;
    entries.push({ name, mode: "40000", id: addFolder(objects, below, inside, disordered) });
  }
  const sorted = sortEntries(entries);
  return objects.addTree(disordered.has(at) ? [...sorted].reverse() : sorted);
}

function idOf(objects: MemoryObjects, file: MemoryFile): string {
  return "id" in file ? file.id : objects.add("blob", file.bytes);
}
