import {
  isDirectoryPackage,
  isSubject,
  type Layout,
  type Subject,
  subjectKey,
  subjectOf,
} from "../format/layout.ts";
import { chainPath, HOME } from "../format/place.ts";
import type { Refusal } from "../reasons.ts";
import type { Entry, Tree } from "../tree.ts";
import { type Collision, distinct, logical } from "./collisions.ts";
import { below, type Fault, inspect, isTooDeep, type Leaf } from "./directory.ts";
import type { Home } from "./home.ts";
import { refuse } from "./refuse.ts";
import { MOST_ENTRIES, walk } from "./walk.ts";

/** One subject as the tree's outer directories show it: enough to say "same as before". */
export interface SubjectOutline {
  readonly subject: Subject;
  /** Tree id of a package that is a directory; its files are read only when it is judged. */
  directory: string | undefined;
  /** Files outside such a directory: a file package, a common name's files, strays at a package's path. */
  readonly leaves: Leaf[];
  /** Tree id of the directory of its statements. */
  chain: string | undefined;
  readonly faults: Refusal[];
}

/** A subject that a tree does not have. */
export function absent(subject: Subject): SubjectOutline {
  return { subject, directory: undefined, leaves: [], chain: undefined, faults: [] };
}

/** A tree as far as it must be read to know its subjects. */
export interface Outline {
  readonly tree: Tree;
  readonly home: Home;
  readonly subjects: ReadonlyMap<string, SubjectOutline>;
  readonly collisions: readonly Collision[];
  /** Faults of no subject. */
  readonly faults: readonly Fault[];
}

type Zone = "files" | "statements" | "common";
interface Directory {
  readonly path: string;
  readonly id: string;
  readonly zone: Zone;
  readonly faults: readonly Refusal[];
  readonly tags: readonly { readonly collision: Collision; readonly spelling: string }[];
}

/** Walks the outer directories of a tree, level by level, and sorts what is there into subjects. */
export async function outlineOf(tree: Tree, home: Home, layout: Layout): Promise<Outline> {
  const subjects = new Map<string, SubjectOutline>();
  const said = new Map<SubjectOutline, Set<Refusal>>();
  const collided: Collision[] = [];
  const faults: Fault[] = [...home.faults];

  const enter = (subject: Subject, { faults, tags }: Directory): SubjectOutline => {
    const key = subjectKey(subject);
    const outline = subjects.get(key) ?? absent(subject);
    subjects.set(key, outline);
    const known = said.get(outline) ?? new Set();
    said.set(outline, known);
    for (const fault of faults) {
      if (known.has(fault)) continue;
      known.add(fault);
      outline.faults.push(fault);
    }
    for (const { collision, spelling } of tags) {
      collision.subjects.set(key, (collision.subjects.get(key) ?? new Set()).add(spelling));
    }
    return outline;
  };

  /** Enters what an entry is into its subject; answers the directory to look into, if it is none yet. */
  const visit = (at: Directory, { name, mode, id }: Entry): Directory | undefined => {
    const path = below(at.path, name);
    const isTree = mode === "40000";
    if (path === HOME) return undefined;
    if (isTree && isTooDeep(path)) {
      const fault = refuse("path-invalid", { path, fault: "too-deep" });
      enter(subjectOf(layout, path.split("/")), { ...at, faults: [...at.faults, fault] });
      return undefined;
    }
    const inside = { ...at, path, id };
    if (at.zone === "files") {
      const segments = path.split("/");
      if (!isTree) enter(subjectOf(layout, segments), at).leaves.push({ path, mode, id });
      else if (isDirectoryPackage(layout, segments))
        enter({ kind: "package", name: path }, at).directory = id;
      else return inside;
      return undefined;
    }
    const subject: Subject = { kind: at.zone === "common" ? "common" : "package", name: logical(path) };
    if (isTree && isSubject(layout, subject) && chainPath(subject) === path) enter(subject, at).chain = id;
    else if (isTree && at.zone === "statements" && isAbovePackage(layout, subject.name)) return inside;
    else faults.push({ refusal: refuse("file-unexpected", { path }), id, isDirectory: isTree });
    return undefined;
  };

  const start = (path: string, id: string | undefined, zone: Zone): Directory[] =>
    id === undefined ? [] : [{ path, id, zone, faults: [], tags: [] }];
  const top = [
    ...start("", tree.id, "files"),
    ...start(`${HOME}/statements`, home.statements, "statements"),
    ...start(`${HOME}/common`, home.common, "common"),
  ];
  const isWalked = await walk(tree, top, MOST_ENTRIES, (at, entries) => {
    const found = inspect(entries, at.path);
    const tags = new Map<string, Directory["tags"]>();
    for (const names of found.collisions) {
      const spell = (name: string) => logical(below(at.path, name));
      const collision: Collision = {
        paths: [...new Set(names.map(spell))],
        isDouble: new Set(names).size < names.length,
        subjects: new Map(),
      };
      collided.push(collision);
      for (const name of names) tags.set(name, [...at.tags, { collision, spelling: spell(name) }]);
    }
    return entries.flatMap((entry) => {
      const own = found.entryFaults.get(entry.name) ?? [];
      const burden = [...at.faults, ...found.faults, ...own];
      return visit({ ...at, faults: burden, tags: tags.get(entry.name) ?? at.tags }, entry) ?? [];
    });
  });
  if (!isWalked) {
    const fault = { refusal: refuse("too-many-files", {}), id: tree.id };
    return { tree, home, subjects: new Map(), collisions: [], faults: [fault] };
  }
  return { tree, home, subjects, collisions: distinct(collided), faults };
}

function isAbovePackage(layout: Layout, name: string): boolean {
  const depth = name.split("/").length;
  return [...layout.directories, ...layout.files].some(({ segments }) => segments.length > depth);
}

/** What says "same as before" of a subject's files and statements. */
export function idsOf({ directory, chain, leaves }: SubjectOutline): string {
  return JSON.stringify([directory, chain, leaves.map(spell)]);
}

function spell({ path, mode, id }: Leaf): readonly string[] {
  return [path, mode, id];
}

/** Whether a subject shows the same files and statements as before, and no fault that it had not. */
export function isSameOutline(old: SubjectOutline, young: SubjectOutline): boolean {
  const isSame =
    old.directory === young.directory &&
    old.chain === young.chain &&
    JSON.stringify(old.leaves.map(spell)) === JSON.stringify(young.leaves.map(spell));
  if (!isSame) return false;
  const known = new Set(old.faults.map((fault) => JSON.stringify(fault)));
  return young.faults.every((fault) => known.has(JSON.stringify(fault)));
}
