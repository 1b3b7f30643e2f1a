import { hash } from "node:crypto";
import { sha256 } from "../../src/crypto/sha256.ts";
import { Failure } from "../../src/failure.ts";
import { sortEntries } from "../../src/git/sort-entries.ts";
import type { Entry, Tree } from "../../src/tree.ts";

/** How often a tree was asked, and for how much. */
export interface Work {
  /** Calls, each a round trip. */
  calls: number;
  /** Ids that were asked for. */
  ids: number;
  /** Entries of directories that were handed out. */
  entries: number;
  /** Bytes of files that were handed out or hashed. */
  bytes: number;
}

type Kept = Uint8Array | (() => Uint8Array);

/**
 * Objects that are made when somebody asks for them, so that a tree of a million files takes next to no room:
 * what is in one directory may be in a thousand. Counts what is asked of it.
 */
export class GreatObjects {
  readonly work: Work = { calls: 0, ids: 0, entries: 0, bytes: 0 };
  readonly #blobs = new Map<string, Kept>();
  readonly #trees = new Map<string, readonly Entry[]>();
  readonly #digests = new Map<string, string>();

  /** Keeps bytes, or what makes them, the same each time; answers their id. */
  add(kept: Kept): string {
    const bytes = typeof kept === "function" ? kept() : kept;
    const id = hash("sha1", bytes);
    this.#blobs.set(id, kept);
    this.#digests.set(id, sha256(bytes));
    return id;
  }

  /** Keeps a directory, sorted as git sorts; `name/` is another directory. */
  addTree(entries: ReadonlyMap<string, string>): string {
    const all = [...entries].map(([name, id]) =>
      name.endsWith("/") ? { name: name.slice(0, -1), mode: "40000", id } : { name, mode: "100644", id },
    );
    return this.keep(sortEntries(all));
  }

  /** Keeps a directory with these entries in this order, however wrong. */
  keep(entries: readonly Entry[]): string {
    const id = hash("sha1", entries.map(({ name, mode, id }) => `${mode} ${name} ${id}`).join("\n"));
    this.#trees.set(id, entries);
    return id;
  }

  /** Keeps files at their paths and all directories above them; `path/` stands for a directory that is kept. */
  addFiles(files: ReadonlyMap<string, string>): string {
    const entries = new Map<string, string>();
    const folders = new Map<string, Map<string, string>>();
    for (const [path, id] of files) {
      const slash = path.slice(0, -1).indexOf("/");
      if (slash < 0) entries.set(path, id);
      else {
        const folder = path.slice(0, slash + 1);
        const inside = folders.get(folder) ?? new Map<string, string>();
        folders.set(folder, inside.set(path.slice(slash + 1), id));
      }
    }
    for (const [folder, inside] of folders) entries.set(folder, this.addFiles(inside));
    return this.addTree(entries);
  }

  /** SHA-256 of a kept file. */
  sha256(id: string): string {
    return this.#known(this.#digests, id);
  }

  /** The tree of this id, which counts. */
  tree(id: string): Tree {
    const { work } = this;
    const ask = (ids: readonly string[]) => {
      work.calls += 1;
      work.ids += ids.length;
      return ids;
    };
    const bytesOf = (id: string) => {
      const kept = this.#known(this.#blobs, id);
      const bytes = typeof kept === "function" ? kept() : kept;
      work.bytes += bytes.length;
      return bytes;
    };
    return {
      id,
      list: async (ids) =>
        ask(ids).map((id) => {
          const entries = this.#known(this.#trees, id);
          work.entries += entries.length;
          return entries.map((entry) => ({ ...entry }));
        }),
      read: async (ids, limit) =>
        ask(ids).map((id) => {
          const bytes = bytesOf(id);
          return bytes.length > limit ? undefined : bytes;
        }),
      digest: async (ids, limit = Number.MAX_SAFE_INTEGER) =>
        ask(ids).map((id) => {
          const kept = this.#known(this.#blobs, id);
          const size = typeof kept === "function" ? 0 : kept.length;
          work.bytes += size;
          return size > limit ? undefined : this.sha256(id);
        }),
    };
  }

  #known<T>(map: ReadonlyMap<string, T>, id: string): T {
    const found = map.get(id);
    if (found === undefined) throw new Failure("object-missing", id);
    return found;
  }
}
