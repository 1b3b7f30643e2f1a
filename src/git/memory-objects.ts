import { hash } from "node:crypto";
import type { Entry } from "../tree.ts";
import { formatTree } from "./format-tree.ts";
import type { ObjectFormat, ObjectSource, ObjectType, ObjectVisitor } from "./object-source.ts";
import { sortEntries } from "./sort-entries.ts";

/** A file of `commitTree`: bytes under an octal mode, or an id as it stands (a submodule). */
export type MemoryFile =
  | { readonly mode: string; readonly bytes: Uint8Array }
  | { readonly mode: string; readonly id: string };

/** Git objects in a map, with the ids real git gives them: what scenarios are played on. */
export class MemoryObjects implements ObjectSource {
  readonly format: ObjectFormat;
  readonly #objects = new Map<string, Uint8Array>();

  constructor(format: ObjectFormat = "sha1") {
    this.format = format;
  }

  /** Stores an object, `bytes` without header; returns its id. */
  add(type: ObjectType, bytes: Uint8Array): string {
    const encoded = Buffer.concat([Buffer.from(`${type} ${bytes.length}\0`), bytes]);
    const id = hash(this.format, encoded);
    this.#objects.set(id, encoded);
    return id;
  }

  /** Puts other bytes under an id, as an attacker with a disk would; undefined takes the object away. */
  tamper(id: string, type: ObjectType, bytes: Uint8Array | undefined): void {
    if (bytes === undefined) this.#objects.delete(id);
    else this.#objects.set(id, Buffer.concat([Buffer.from(`${type} ${bytes.length}\0`), bytes]));
  }

  /** Stores one tree object with these entries in this very order, however wrong; returns its id. */
  addTree(entries: readonly Entry[]): string {
    return this.add("tree", formatTree(entries));
  }

  /**
   * Stores the trees and blobs of a commit's files; returns the id of the top tree. Paths are split at `/`
   * and not judged; names as in `Entry`.
   */
  commitTree(files: ReadonlyMap<string, MemoryFile>): string {
    const entries: Entry[] = [];
    const folders = new Map<string, Map<string, MemoryFile>>();
    for (const [path, file] of files) {
      const slash = path.indexOf("/");
      if (slash === -1) {
        entries.push({
          name: path,
          mode: file.mode,
          id: "id" in file ? file.id : this.add("blob", file.bytes),
        });
        continue;
      }
      const name = path.slice(0, slash);
      const inside = folders.get(name) ?? new Map<string, MemoryFile>();
      folders.set(name, inside.set(path.slice(slash + 1), file));
    }
    for (const [name, inside] of folders) entries.push({ name, mode: "40000", id: this.commitTree(inside) });
    return this.addTree(sortEntries(entries));
  }

  async visit(ids: readonly string[], limit: number, visitor: ObjectVisitor): Promise<void> {
    for (const [index, id] of ids.entries()) {
      const encoded = this.#objects.get(id);
      const size = encoded === undefined ? 0 : encoded.length - encoded.indexOf(0) - 1;
      if (encoded === undefined) visitor.missing(index);
      else if (size > limit) visitor.tooLarge(index, size);
      else visitor.part(index, encoded, true);
    }
  }

  close(): void {}
}
