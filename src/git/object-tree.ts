import { createHash, type Hash, hash } from "node:crypto";
import { Failure } from "../failure.ts";
import type { Entry, Tree } from "../tree.ts";
import { checkObjects } from "./check-objects.ts";
import type { ObjectSource } from "./object-source.ts";
import { parseTree } from "./parse-tree.ts";
import { readObjects } from "./read-objects.ts";

/** A Tree over any source of git objects. Keeps nothing: memory is what the answers take. */
export class ObjectTree implements Tree {
  readonly id: string;
  readonly #source: ObjectSource;

  constructor(source: ObjectSource, id: string) {
    this.#source = source;
    this.id = id;
  }

  async list(ids: readonly string[]): Promise<readonly (readonly Entry[])[]> {
    // A tree made to do harm names one subtree a million times.
    const distinct = [...new Set(ids)];
    const lists = new Map<string, readonly Entry[]>();
    await readObjects(this.#source, distinct, "tree", 0, (index, bytes) => {
      const id = distinct[index] ?? "";
      const entries = parseTree(bytes, this.#source.format);
      if (entries === undefined) throw new Failure("object-corrupt", `tree ${id} does not parse`);
      lists.set(id, entries);
    });
    return ids.map((id) => lists.get(id) ?? []);
  }

  async read(ids: readonly string[], limit: number): Promise<readonly (Uint8Array | undefined)[]> {
    const blobs: (Uint8Array | undefined)[] = new Array(ids.length).fill(undefined);
    await readObjects(this.#source, ids, "blob", limit, (index, bytes) => {
      blobs[index] = new Uint8Array(bytes);
    });
    return blobs;
  }

  async digest(
    ids: readonly string[],
    limit = Number.MAX_SAFE_INTEGER,
  ): Promise<readonly (string | undefined)[]> {
    // A registry holds the same file often: METADATA.jl's 47,530 files are 33,775 blobs.
    const distinct = [...new Set(ids)];
    const digests = new Map<string | undefined, string>();
    let running: Hash | undefined;
    await checkObjects(this.#source, distinct, "blob", limit, {
      body(index, bytes, last) {
        if (last && running === undefined) {
          digests.set(distinct[index], hash("sha256", bytes));
          return;
        }
        running = (running ?? createHash("sha256")).update(bytes);
        if (!last) return;
        digests.set(distinct[index], running.digest("hex"));
        running = undefined;
      },
      tooLarge() {},
    });
    return ids.map((id) => digests.get(id));
  }
}
