import { subjectKey } from "../format/layout.ts";
import type { Refusal } from "../reasons.ts";
import type { Entry, Tree } from "../tree.ts";
import { below, inspect, isTooDeep, type Leaf } from "./directory.ts";
import type { SubjectOutline } from "./outline.ts";
import { refuse } from "./refuse.ts";
import { MOST_ENTRIES, walk } from "./walk.ts";

/** Every file of one subject, and what is wrong with its paths whoever signed. */
export interface SubjectFiles {
  readonly leaves: readonly Leaf[];
  readonly faults: readonly Refusal[];
}

/** How many entries a subject may have beside one whose files cannot be counted. */
const FEWER_ENTRIES = MOST_ENTRIES >> 4;

/**
 * The files of subjects by key; the directories of all of them are read together, level by level. Where they
 * are too many, each is read alone, so that it is one subject's fault and not its neighbours'.
 */
export async function filesOf(
  tree: Tree,
  outlines: readonly SubjectOutline[],
): Promise<ReadonlyMap<string, SubjectFiles>> {
  const together = await readFiles(tree, outlines, MOST_ENTRIES);
  if (together !== undefined) return together;
  const found = new Map<string, SubjectFiles>();
  for (const outline of outlines) {
    const key = subjectKey(outline.subject);
    const alone = await readFiles(tree, [outline], FEWER_ENTRIES);
    const many = { leaves: [], faults: [...outline.faults, refuse("too-many-files", {})] };
    found.set(key, alone?.get(key) ?? many);
  }
  return found;
}

/** A directory of a subject, and where what is found in it goes. */
interface Directory {
  readonly path: string;
  readonly id: string;
  readonly into: { readonly leaves: Leaf[]; readonly faults: Refusal[] };
}

/** The files of subjects; undefined when they have more entries than `most`. */
async function readFiles(
  tree: Tree,
  outlines: readonly SubjectOutline[],
  most: number,
): Promise<ReadonlyMap<string, SubjectFiles> | undefined> {
  const found = new Map<string, SubjectFiles>();
  const top: Directory[] = [];
  for (const { subject, directory, leaves, faults } of outlines) {
    const into = { leaves: [...leaves], faults: [...faults] };
    found.set(subjectKey(subject), into);
    if (directory !== undefined) top.push({ path: subject.name, id: directory, into });
  }
  return (await walk(tree, top, most, lookInto)) ? found : undefined;
}

function lookInto({ path, into }: Directory, entries: readonly Entry[]): Directory[] {
  const { faults, entryFaults, collisions } = inspect(entries, path);
  into.faults.push(...faults, ...[...entryFaults.values()].flat());
  for (const names of collisions) {
    into.faults.push(refuse("path-collision", { paths: names.map((name) => below(path, name)) }));
  }
  const directories: Directory[] = [];
  for (const { name, mode, id } of entries) {
    const inner = below(path, name);
    if (mode !== "40000") into.leaves.push({ path: inner, mode, id });
    else if (isTooDeep(inner)) into.faults.push(refuse("path-invalid", { path: inner, fault: "too-deep" }));
    else directories.push({ path: inner, id, into });
  }
  return directories;
}
