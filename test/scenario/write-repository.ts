import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { forgePack } from "../hostile/forge-pack.ts";
import { commitsOf, type GitObject } from "./commits.ts";
import type { Stage } from "./stage.ts";

/**
 * Writes the stages of a scenario as commits upon one another into a new bare repository, each under
 * `refs/heads/STAGE`. Without history the clone is shallow: what head was made upon has a parent that is not
 * there. Objects lie loose, or in one pack, which is a tenth of the files.
 */
export function writeRepository(
  gitDir: string,
  stages: ReadonlyMap<string, Stage>,
  hasHistory: boolean,
  form: "loose" | "packed" = "loose",
): void {
  const { objects, heads, cut } = commitsOf(stages, hasHistory);
  initBare(gitDir);
  if (form === "loose") writeLoose(gitDir, objects);
  else
    forgePack(
      gitDir,
      [...objects].map(([id, object]) => ({ id, ...object })),
    );
  for (const [name, id] of heads) writeFileSync(join(gitDir, "refs", "heads", name), `${id}\n`);
  if (cut.length > 0) writeFileSync(join(gitDir, "shallow"), cut.map((id) => `${id}\n`).join(""));
}

/** An empty bare repository, as `git init --bare` makes it, less the templates. */
export function initBare(gitDir: string): void {
  for (const folder of ["objects", "refs/heads"]) mkdirSync(join(gitDir, folder), { recursive: true });
  writeFileSync(join(gitDir, "HEAD"), "ref: refs/heads/base\n");
  writeFileSync(join(gitDir, "config"), "[core]\n\trepositoryformatversion = 0\n\tbare = true\n");
}

/** Objects as loose files. */
export function writeLoose(gitDir: string, objects: ReadonlyMap<string, GitObject>): void {
  for (const [id, { type, body }] of objects) {
    mkdirSync(join(gitDir, "objects", id.slice(0, 2)), { recursive: true });
    const encoded = Buffer.concat([Buffer.from(`${type} ${body.length}\0`), body]);
    writeFileSync(join(gitDir, "objects", id.slice(0, 2), id.slice(2)), deflateSync(encoded, { level: 1 }));
  }
}
