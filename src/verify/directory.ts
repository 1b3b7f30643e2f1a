import { compareBytes } from "../format/byte-order.ts";
import { collisions } from "../format/path-collisions.ts";
import { segmentFault } from "../format/paths.ts";
import type { Place } from "../format/place.ts";
import type { Refusal } from "../reasons.ts";
import type { Entry } from "../tree.ts";
import { refuse } from "./refuse.ts";

/** A file, or anything else that is no directory, at its path from the repository's root. */
export interface Leaf {
  readonly path: string;
  readonly mode: string;
  readonly id: string;
}

/** A file of `.bailiwick/` whose path says what it is. */
export interface Paper extends Leaf {
  readonly place: Place;
}

/**
 * A fault of no subject, and the git id of what has it: a change is charged with those that the tip lacks.
 */
export interface Fault {
  readonly refusal: Refusal;
  readonly id: string;
  /** Whether it is a directory, all of which does not belong there. */
  readonly isDirectory?: boolean;
}

/** Nobody needs deeper directories, and paths of them would take square room. */
const DEEPEST = 256;
const KNOWN_MODES = new Set(["40000", "100644", "100755", "120000", "160000"]);

/** What one listing of a directory shows of itself. */
export interface Inspection {
  /** Faults of the listing, which burden everything below it. */
  readonly faults: readonly Refusal[];
  /** Faults of single entries by name, which burden what is below them. */
  readonly entryFaults: ReadonlyMap<string, readonly Refusal[]>;
  /** Names that are one name on some systems. */
  readonly collisions: readonly (readonly string[])[];
}

/** Judges one directory's listing: order, modes, names, collisions (DESIGN.md section 4, Paths). */
export function inspect(entries: readonly Entry[], path: string): Inspection {
  const faults = isSorted(entries) ? [] : [refuse("tree-malformed", { path: path || "." })];
  const entryFaults = new Map<string, Refusal[]>();
  // Said once of a name, however often it stands there: a million entries may have one.
  const say = (name: string, fault: Refusal) => {
    const said = entryFaults.get(name) ?? [];
    if (!said.some(({ code }) => code === fault.code)) entryFaults.set(name, [...said, fault]);
  };
  for (const { name, mode } of entries) {
    if (!KNOWN_MODES.has(mode)) say(name, refuse("tree-malformed", { path: below(path, name) }));
    const fault = segmentFault(name);
    if (fault !== undefined) say(name, refuse("path-invalid", { path: below(path, name), fault }));
  }
  return { faults, entryFaults, collisions: collisions(entries.map(({ name }) => name)) };
}

/** Whether a directory at this path is too deep to be looked into. */
export function isTooDeep(path: string): boolean {
  return path.split("/", DEEPEST + 1).length > DEEPEST;
}

/** The path of a name in a directory; the top is the empty path. */
export function below(path: string, name: string): string {
  return path === "" ? name : `${path}/${name}`;
}

/** git's order: by bytes, a directory as if its name ended in a slash. */
function isSorted(entries: readonly Entry[]): boolean {
  const spelled = entries.map(({ name, mode }) => (mode === "40000" ? `${name}/` : name));
  // No name is empty.
  return spelled.every((name, i) => compareBytes(spelled[i - 1] ?? "", name) < 0);
}
