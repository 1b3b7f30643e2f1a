export type ObjectFormat = "sha1" | "sha256";

export type ObjectType = "commit" | "tree" | "blob" | "tag";

/**
 * What a source calls while it walks the ids it was given. `index` is the position in those ids; every
 * index is answered exactly once (by `part` up to its last piece, by `tooLarge` or by `missing`), in any
 * order, but the pieces of one object follow one another without another object between them.
 */
export interface ObjectVisitor {
  /**
   * A piece of an object in the form that git hashes: `blob 12`, NUL, the bytes. The whole header stands in
   * the first piece. A view, good during the call only; it must not be written to.
   */
  part(index: number, bytes: Uint8Array, last: boolean): void;
  /** An object whose bytes, as the source claims, are more than the limit; it was not read. */
  tooLarge(index: number, size: number): void;
  missing(index: number): void;
}

/**
 * Where objects come from: native git, a map in memory, isomorphic-git. A source is *not believed*:
 * `checkObjects` hashes every byte it hands over, so a source only ever has to be fast. It neither follows
 * references nor knows names; ids are full lower-case hex of `format`.
 */
export interface ObjectSource {
  readonly format: ObjectFormat;
  /**
   * Answers each id, reading no object of more than `limit` bytes (header excluded). Concurrent calls are
   * safe. Rejects with a `Failure` when the source itself fails, and with what the visitor threw.
   */
  visit(ids: readonly string[], limit: number, visitor: ObjectVisitor): Promise<void>;
  /** Frees everything the source holds; calls under way reject. May be called twice. */
  close(): void;
}
