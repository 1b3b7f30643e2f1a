/** One line of a git tree object, exactly as the object has it. */
export interface Entry {
  /**
   * The name, decoded as UTF-8. A byte 0x80-0xFF that is no part of valid UTF-8 stands as the lone
   * surrogate U+DC00 + byte, so names are lossless, and such a name is never a valid path.
   */
  readonly name: string;
  /** Octal, as written: `100644`, `100755`, `40000`, `120000` (symlink), `160000` (submodule), or worse. */
  readonly mode: string;
  /** The git id, lower-case hex. It only ever says "same as before"; content is judged by SHA-256. */
  readonly id: string;
}

/**
 * The files of one commit. Every object is re-hashed against its id when it is read; one that is missing
 * or does not match rejects with a `Failure`. Calls take many ids at once, since a round trip has a price;
 * answers stand in the order of the ids.
 */
export interface Tree {
  /** Id of the top tree object. */
  readonly id: string;
  /** The entries of directories, in the order of the tree objects, which nobody has checked yet. */
  list(ids: readonly string[]): Promise<readonly (readonly Entry[])[]>;
  /** The bytes of blobs; undefined for a blob of more than `limit` bytes. */
  read(ids: readonly string[], limit: number): Promise<readonly (Uint8Array | undefined)[]>;
  /** SHA-256 of blobs, lower-case hex, in bounded memory; undefined for a blob of more than `limit` bytes. */
  digest(ids: readonly string[], limit?: number): Promise<readonly (string | undefined)[]>;
}
