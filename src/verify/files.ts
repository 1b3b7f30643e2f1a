import { subjectKey } from "../format/layout.ts";
import type { Refusal } from "../reasons.ts";
import type { Tree } from "../tree.ts";
import { below, inspect, isTooDeep, type Leaf } from "./directory.ts";
import { MOST_ENTRIES, type SubjectOutline } from "./outline.ts";
import { refuse } from "./refuse.ts";

/** Every file of one subject, and what is wrong with its paths whoever signed. */
export interface SubjectFiles {
  readonly leaves: readonly Leaf[];
  readonly faults: readonly Refusal[];
}

/** The files of subjects by key; the directories of all of them are read together, level by level. */
export async function filesOf(
  tree: Tree,
  outlines: readonly SubjectOutline[],
): Promise<ReadonlyMap<string, SubjectFiles>> {
  const found = new Map<string, { leaves: Leaf[]; faults: Refusal[] }>();
  let level: { path: string; id: string; into: { leaves: Leaf[]; faults: Refusal[] } }[] = [];
  for (const { subject, directory, leaves, faults } of outlines) {
    const into = { leaves: [...leaves], faults: [...faults] };
    found.set(subjectKey(subject), into);
    if (directory !== undefined) level.push({ path: subject.name, id: directory, into });
  }
  let left = MOST_ENTRIES;
  while (level.length > 0) {
    const listings = await tree.list(level.map(({ id }) => id));
    const next: typeof level = [];
    for (const [i, { path, into }] of level.entries()) {
      const entries = listings[i] ?? [];
      left -= entries.length;
      if (left < 0) {
        into.faults.push(refuse("too-many-files", {}));
        continue;
      }
      const { faults, entryFaults, collisions } = inspect(entries, path);
      into.faults.push(...faults, ...[...entryFaults.values()].flat());
      for (const names of collisions)
        into.faults.push(refuse("path-collision", { paths: names.map((name) => below(path, name)) }));
      for (const { name, mode, id } of entries) {
        const inner = below(path, name);
        if (mode !== "40000") into.leaves.push({ path: inner, mode, id });
        else if (isTooDeep(inner))
          into.faults.push(refuse("path-invalid", { path: inner, fault: "too-deep" }));
        else next.push({ path: inner, id, into });
      }
    }
    level = next;
  }
  return found;
}
