import { MemoryObjects } from "../../src/git/memory-objects.ts";
import type { ObjectType } from "../../src/git/object-source.ts";
import { buildTree } from "./build-tree.ts";
import type { Stage } from "./stage.ts";

/** A git object as git hashes it, less the header. */
export interface GitObject {
  readonly type: ObjectType;
  readonly body: Uint8Array;
}

/** A scenario's stages as commits upon one another. */
export interface Commits {
  /** By id: commits, trees and blobs, however malformed. */
  readonly objects: ReadonlyMap<string, GitObject>;
  /** Stage -> its commit's id. */
  readonly heads: ReadonlyMap<string, string>;
  /** Without history: the commits whose parents a clone does not have. */
  readonly cut: readonly string[];
  /** Those parents' objects: an empty commit that says nothing. */
  readonly earlier: ReadonlyMap<string, GitObject>;
}

/** Objects that are remembered as they are added, too. */
class KeptObjects extends MemoryObjects {
  readonly kept = new Map<string, GitObject>();

  override add(type: ObjectType, body: Uint8Array): string {
    const id = super.add(type, body);
    this.kept.set(id, { type, body });
    return id;
  }
}

/** The commits of a scenario: the same stages give the same ids, always. */
export function commitsOf(stages: ReadonlyMap<string, Stage>, hasHistory: boolean): Commits {
  const [objects, before] = [new KeptObjects(), new KeptObjects()];
  const commit = (into: KeptObjects, tree: string, parent: string | undefined, message: string) =>
    into.add("commit", Buffer.from(commitText(tree, parent, message)));
  const heads = new Map<string, string>();
  const cut: string[] = [];
  let parent: string | undefined;
  for (const [name, stage] of stages) {
    const isCut = !hasHistory && name !== "head";
    if (isCut) parent = commit(before, before.addTree([]), undefined, "earlier");
    parent = commit(objects, buildTree(stage, objects).id, parent, name);
    heads.set(name, parent);
    if (isCut) cut.push(parent);
  }
  return { objects: objects.kept, heads, cut, earlier: before.kept };
}

function commitText(tree: string, parent: string | undefined, message: string): string {
  return [
    `tree ${tree}`,
    ...(parent === undefined ? [] : [`parent ${parent}`]),
    "author a <a@example.org> 1700000000 +0000",
    "committer a <a@example.org> 1700000000 +0000",
    `\n${message}\n`,
  ].join("\n");
}
