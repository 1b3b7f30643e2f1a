import { commonNameOf, HOME } from "../format/place.ts";

/** Names in one directory that are one name on some systems, and the subjects below each spelling. */
export interface Collision {
  /** Paths in the repository; a statement directory stands as the path it speaks for. */
  readonly paths: readonly string[];
  /** Whether one name stands there twice: no base can have known that spelling to be two things. */
  readonly isDouble: boolean;
  /** Subject key -> the spellings that it lies below. */
  readonly subjects: Map<string, Set<string>>;
}

const STATEMENTS = `${HOME}/statements/`;
const COMMON = `${HOME}/common/`;

/** A statement directory stands as the path that it speaks for. */
export function logical(path: string): string {
  if (path.startsWith(STATEMENTS)) return path.slice(STATEMENTS.length);
  if (!path.startsWith(COMMON)) return path;
  const directory = path.slice(COMMON.length);
  return commonNameOf(directory) ?? directory;
}

/** The collision of two packages shows again in the directories of their statements: once is enough. */
export function distinct(collisions: readonly Collision[]): Collision[] {
  const merged = new Map<string, Collision>();
  for (const collision of collisions) {
    const key = JSON.stringify([...collision.paths].sort());
    const first = merged.get(key) ?? collision;
    for (const [subject, spellings] of collision.subjects)
      first.subjects.set(subject, new Set([...(first.subjects.get(subject) ?? []), ...spellings]));
    merged.set(key, first);
  }
  return [...merged.values()];
}
