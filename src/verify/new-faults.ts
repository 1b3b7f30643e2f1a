import type { Refusal } from "../reasons.ts";
import type { Tree } from "../tree.ts";
import type { Fault } from "./directory.ts";
import { MOST_ENTRIES } from "./walk.ts";

/** A tree, and faults that were found in it. */
export interface Faulty {
  readonly tree: Tree;
  readonly faults: readonly Fault[];
}

/**
 * Faults of the second tree that the first lacks. A directory that is a fault may lose some of what is in it, as far as
 * no more than `most` entries are to be compared.
 */
export async function newFaults(before: Faulty, after: Faulty, most = MOST_ENTRIES): Promise<Refusal[]> {
  const known = new Set(before.faults.map((fault) => JSON.stringify(fault)));
  const directories = new Map(
    before.faults.flatMap(({ refusal, id, isDirectory }) =>
      isDirectory ? [[JSON.stringify(refusal), id] as const] : [],
    ),
  );
  const found: Refusal[] = [];
  for (const fault of after.faults) {
    if (known.has(JSON.stringify(fault))) continue;
    const old = fault.isDirectory ? directories.get(JSON.stringify(fault.refusal)) : undefined;
    if (old === undefined || !(await isWithin(before.tree, old, after.tree, fault.id, most)))
      found.push(fault.refusal);
  }
  return found;
}

/** Whether a directory holds nothing that another does not, name by name; not where there is too much to compare. */
async function isWithin(
  before: Tree,
  old: string,
  after: Tree,
  young: string,
  most: number,
): Promise<boolean> {
  let pairs = [[old, young] as const];
  const seen = new Set<string>();
  let left = most;
  while (pairs.length > 0) {
    const next: typeof pairs = [];
    const [olds, youngs] = [
      await before.list(pairs.map(([id]) => id)),
      await after.list(pairs.map(([, id]) => id)),
    ];
    for (const [i, entries] of youngs.entries()) {
      const held = new Map((olds[i] ?? []).map((entry) => [entry.name, entry]));
      left -= entries.length + held.size;
      for (const { name, mode, id } of entries) {
        const twin = held.get(name);
        if (twin === undefined || twin.mode !== mode) return false;
        if (twin.id === id || seen.has(`${twin.id} ${id}`)) continue;
        if (mode !== "40000") return false;
        seen.add(`${twin.id} ${id}`);
        next.push([twin.id, id]);
      }
    }
    if (left < 0) return false;
    pairs = next;
  }
  return true;
}
