import type { PromiseFsClient } from "isomorphic-git";
import { Failure } from "../failure.ts";
import { isomorphicFs, LargeFile } from "./isomorphic-fs.ts";
import { type Found, handOver } from "./isomorphic-hand-over.ts";
import type { ObjectFormat, ObjectSource, ObjectVisitor } from "./object-source.ts";

/** So many objects are read together: most of the time passes in waiting for the file system. */
const AHEAD = 8;

/**
 * The objects of a repository as isomorphic-git finds them, for browsers and machines without git: all of
 * METADATA.jl takes it four seconds, git one. `fs` is Node's `fs`, LightningFS or alike; isomorphic-git,
 * loaded by the first visit, only reads by it, and runs nothing.
 *
 * It is as little believed as any source: none of its parsers is asked, and every byte is hashed anew.
 *
 * Bounds: a loose object is inflated no further than the limit. A packed one the library inflates whole before
 * its size is known, and it holds every pack that it looked into, until `close`; a pack made to do harm (delta
 * loops, bombs) can take all memory. So in a hostile repository, where there is git, use `NativeObjects`.
 *
 * What the library does not know is missing: objects in alternates, and all objects of a SHA-256 repository.
 */
export class IsomorphicObjects implements ObjectSource {
  readonly format: ObjectFormat = "sha1";
  readonly #gitDir: string;
  readonly #fs: PromiseFsClient;
  /** Without one shared by all reads, isomorphic-git reads a whole pack for each. */
  #cache: object | undefined = {};

  constructor(gitDir: string, fs: PromiseFsClient) {
    this.#gitDir = gitDir;
    this.#fs = isomorphicFs(fs);
  }

  async visit(ids: readonly string[], limit: number, visitor: ObjectVisitor): Promise<void> {
    // An id becomes a path here: nothing else may.
    if (ids.some((id) => !/^[0-9a-f]{40}$/.test(id))) throw new RangeError("not a full object id");
    const reads: Promise<Found | undefined>[] = [];
    for (const [index, id] of ids.entries()) {
      for (const next of ids.slice(index + reads.length, index + AHEAD)) reads.push(this.#begin(next));
      const found = await reads.shift();
      if (found === undefined) visitor.missing(index);
      else await handOver(index, id, found, limit, visitor);
    }
  }

  close(): void {
    this.#cache = undefined;
  }

  /** A read whose failure is heard when its turn comes, or by nobody if the visit has ended. */
  #begin(id: string): Promise<Found | undefined> {
    const read = this.#read(id);
    read.catch(() => undefined);
    return read;
  }

  async #read(oid: string): Promise<Found | undefined> {
    const { readObject } = await import("isomorphic-git");
    const [fs, gitdir, cache] = [this.#fs, this.#gitDir, this.#cache];
    if (cache === undefined) throw new Error("the objects were closed");
    try {
      const { format, type = "", object } = await readObject({ fs, gitdir, cache, oid, format: "wrapped" });
      // Loose objects come with their header; packed ones without, whatever is asked for.
      if (!(object instanceof Uint8Array)) throw new TypeError(`isomorphic-git gave no bytes, but ${format}`);
      return format === "content" ? { format, type, object } : { format: "wrapped", object };
    } catch (cause) {
      return cause instanceof LargeFile ? { format: "deflated", object: cause.bytes } : absent(oid, cause);
    }
  }
}

/** What an error of isomorphic-git means: undefined if no object has the id; else it throws the Failure. */
function absent(id: string, cause: unknown): undefined {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  if (code === "NotFoundError") return undefined;
  if (/^E[A-Z]+$/.test(code)) throw new Failure("io", `object ${id} cannot be read: ${code}`, { cause });
  throw new Failure("object-corrupt", `object ${id} is corrupt: isomorphic-git cannot read it`, { cause });
}
