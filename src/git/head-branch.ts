import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { RepositoryPlace } from "./find-repository.ts";
import { onDisk } from "./on-disk.ts";

/** The full name of the branch that HEAD is on, also one without a commit yet; undefined when it is on none. */
export function headBranch({ gitDir }: Pick<RepositoryPlace, "gitDir">): string | undefined {
  const text = onDisk("read HEAD", () => readFileSync(join(gitDir, "HEAD"), "utf8"));
  return /^ref: (refs\/heads\/.+?)\s*$/.exec(text)?.[1];
}
