import { emptyRepository } from "./empty-repository.ts";
import { type Environment, hardenedEnvironment } from "./git-environment.ts";
import type { ObjectFormat } from "./object-source.ts";

export interface Jail {
  readonly path: string;
  readonly env: Environment;
  remove(): void;
}

/**
 * An empty bare repository of our own that borrows the object directory of another: git run in it sees the
 * objects and nothing else of that repository, no config, no refs, no replacements, no grafts, no remotes.
 *
 * `objects/info/alternates` of the borrowed directory *is* followed, since clones made with --shared or
 * --reference need it. That lets a hostile repository name any directory to look for objects in. It gains
 * nothing: every object is hashed again, so a foreign directory can only supply the bytes that the id asked
 * for anyway; nothing is written; what git makes of files that are no packs is "missing". It could make
 * git wait for a slow disk or, on Windows, ask a network share, as could a symlink in its place.
 */
export function createJail(objectDirectory: string, format: ObjectFormat): Jail {
  const scratch = emptyRepository(format);
  return {
    path: scratch.path,
    env: { ...hardenedEnvironment(scratch.path), GIT_OBJECT_DIRECTORY: objectDirectory },
    remove: scratch.remove,
  };
}
