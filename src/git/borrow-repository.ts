import { copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { emptyRepository } from "./empty-repository.ts";
import type { RepositoryPlace } from "./find-repository.ts";
import { onDisk } from "./on-disk.ts";
import type { Scratch } from "./scratch.ts";

/**
 * An empty bare repository of our own that sees every object of another, and to which more may be fetched
 * without a trace in that one: none of its config, hooks, refs or work tree is touched or obeyed. Where the
 * other is a shallow clone, so is this one. Without another, simply empty. `more` are further directories of
 * objects: in a server's hook, the quarantine of what is being pushed.
 */
export function borrowRepository(
  from: Pick<RepositoryPlace, "commonDir" | "format"> | undefined,
  more: readonly string[] = [],
): Scratch {
  const scratch = emptyRepository(from?.format ?? "sha1");
  if (from === undefined) return scratch;
  return onDisk("borrow a repository's objects", () => {
    mkdirSync(join(scratch.path, "objects", "info"));
    writeFileSync(
      join(scratch.path, "objects", "info", "alternates"),
      [...more, join(from.commonDir, "objects")].map((path) => `${path}\n`).join(""),
    );
    const shallow = join(from.commonDir, "shallow");
    if (existsSync(shallow)) copyFileSync(shallow, join(scratch.path, "shallow"));
    return scratch;
  });
}
