import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { MemoryObjects } from "../../src/git/memory-objects.ts";
import type { ObjectType } from "../../src/git/object-source.ts";
import { buildTree } from "./build-tree.ts";
import type { Stage } from "./stage.ts";

/** Objects that are written to a real repository as loose files, however wrong their contents. */
class LooseObjects extends MemoryObjects {
  readonly #folder: string;

  constructor(folder: string) {
    super();
    this.#folder = folder;
  }

  override add(type: ObjectType, bytes: Uint8Array): string {
    const id = super.add(type, bytes);
    mkdirSync(join(this.#folder, id.slice(0, 2)), { recursive: true });
    const encoded = Buffer.concat([Buffer.from(`${type} ${bytes.length}\0`), bytes]);
    writeFileSync(join(this.#folder, id.slice(0, 2), id.slice(2)), deflateSync(encoded, { level: 1 }));
    return id;
  }
}

/**
 * Writes the stages of a scenario as commits upon one another into a new bare repository, each under
 * `refs/heads/STAGE`. Without history the clone is shallow: what head was made upon has a parent that is not
 * there.
 */
export function writeRepository(
  gitDir: string,
  stages: ReadonlyMap<string, Stage>,
  hasHistory: boolean,
): void {
  execFileSync("git", ["init", "--quiet", "--bare", "--initial-branch=base", gitDir]);
  const objects = new LooseObjects(join(gitDir, "objects"));
  let parent: string | undefined;
  for (const [name, stage] of stages) {
    const isCut = !hasHistory && name !== "head";
    const lines = [
      `tree ${buildTree(stage, objects).id}`,
      ...(isCut ? [`parent ${"1".repeat(40)}`] : parent === undefined ? [] : [`parent ${parent}`]),
      "author a <a@example.org> 1700000000 +0000",
      "committer a <a@example.org> 1700000000 +0000",
      `\n${name}\n`,
    ];
    parent = objects.add("commit", Buffer.from(lines.join("\n")));
    mkdirSync(join(gitDir, "refs", "heads"), { recursive: true });
    writeFileSync(join(gitDir, "refs", "heads", name), `${parent}\n`);
    if (isCut) writeFileSync(join(gitDir, "shallow"), `${parent}\n`);
  }
}
