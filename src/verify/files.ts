import { subjectKey } from "../format/layout.ts";
import type { Refusal } from "../reasons.ts";
import type { Tree } from "../tree.ts";
import { below, inspect, isTooDeep, type Leaf } from "./directory.ts";
import { listings, MOST_ENTRIES } from "./listings.ts";
import type { SubjectOutline } from "./outline.ts";
import { refuse } from "./refuse.ts";

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
  const together = await walk(tree, outlines, MOST_ENTRIES);
  if (together !== undefined) return together;
  const found = new Map<string, SubjectFiles>();
  for (const outline of outlines) {
    const alone = outlines.length === 1 ? undefined : await walk(tree, [outline], FEWER_ENTRIES);
    const key = subjectKey(outline.subject);
    found.set(
      key,
      alone?.get(key) ?? { leaves: [], faults: [...outline.faults, refuse("too-many-files", {})] },
    );
  }
  return found;
}

/** The files of subjects; undefined when they have more entries than `most`. */
async function walk(
  tree: Tree,
  outlines: readonly SubjectOutline[],
  most: number,
): Promise<ReadonlyMap<string, SubjectFiles> | undefined> {
  const found = new Map<string, { leaves: Leaf[]; faults: Refusal[] }>();
  let level: { path: string; id: string; into: { leaves: Leaf[]; faults: Refusal[] } }[] = [];
  for (const { subject, directory, leaves, faults } of outlines) {
    const into = { leaves: [...leaves], faults: [...faults] };
    found.set(subjectKey(subject), into);
    if (directory !== undefined) level.push({ path: subject.name, id: directory, into });
  }
  const budget = { left: most };
  while (level.length > 0) {
    const next: typeof level = [];
    for await (const [{ path, into }, entries] of listings(tree, level, budget)) {
      const { faults, entryFaults, collisions } = inspect(entries, path);
      into.faults.push(...faults, ...[...entryFaults.values()].flat());
      for (const names of collisions) {
        into.faults.push(refuse("path-collision", { paths: names.map((name) => below(path, name)) }));
      }
      for (const { name, mode, id } of entries) {
        const inner = below(path, name);
        if (mode !== "40000") into.leaves.push({ path: inner, mode, id });
        else if (isTooDeep(inner))
          into.faults.push(refuse("path-invalid", { path: inner, fault: "too-deep" }));
        else next.push({ path: inner, id, into });
      }
    }
    if (budget.left < 0) return undefined;
    level = next;
  }
  return found;
}
