import { createHash, type Hash, hash } from "node:crypto";
import { Failure } from "../failure.ts";
import type { ObjectSource, ObjectType, ObjectVisitor } from "./object-source.ts";
import { type ObjectHead, parseObjectHead } from "./parse-object-head.ts";

export interface BodyReader {
  /**
   * A piece of an object's bytes, header taken off; a view, good during the call only. The call with
   * `last` comes only once the whole object was found to hash to its id: believe nothing before it.
   */
  body(index: number, bytes: Uint8Array, last: boolean, head: ObjectHead): void;
  tooLarge(index: number, size: number): void;
}

/**
 * The one place where git ids are checked, for every source: each object is hashed anew, and its type
 * compared with what the caller expects (undefined: any). Rejects with the Failures `object-missing` and
 * `object-corrupt`, which name the id. git itself does not check hashes when it reads.
 */
export function checkObjects(
  source: ObjectSource,
  ids: readonly string[],
  want: ObjectType | undefined,
  limit: number,
  reader: BodyReader,
): Promise<void> {
  return source.visit(ids, limit, new Check(source, ids, want, reader));
}

/** An object of which more pieces are to come. */
interface Running {
  readonly head: ObjectHead;
  readonly hash: Hash;
  left: number;
}

class Check implements ObjectVisitor {
  readonly #source: ObjectSource;
  readonly #ids: readonly string[];
  readonly #want: ObjectType | undefined;
  readonly #reader: BodyReader;
  #open: Running | undefined;

  constructor(
    source: ObjectSource,
    ids: readonly string[],
    want: ObjectType | undefined,
    reader: BodyReader,
  ) {
    this.#source = source;
    this.#ids = ids;
    this.#want = want;
    this.#reader = reader;
  }

  part(index: number, bytes: Uint8Array, last: boolean): void {
    if (this.#open !== undefined) {
      this.#continue(this.#open, index, bytes, last);
      return;
    }
    const head = this.#head(index, bytes);
    const body = bytes.subarray(head.start);
    if (last) {
      // Nearly every object arrives whole: one call into the hash is half the price of three.
      if (body.length !== head.size || hash(this.#source.format, bytes) !== this.#ids[index]) {
        throw this.#corrupt(index, "its bytes do not hash to its id");
      }
    } else {
      const running = createHash(this.#source.format).update(bytes);
      this.#open = { head, hash: running, left: head.size - body.length };
    }
    this.#reader.body(index, body, last, head);
  }

  #continue(open: Running, index: number, bytes: Uint8Array, last: boolean): void {
    open.hash.update(bytes);
    open.left -= bytes.length;
    if (last) {
      this.#open = undefined;
      if (open.left !== 0 || open.hash.digest("hex") !== this.#ids[index]) {
        throw this.#corrupt(index, "its bytes do not hash to its id");
      }
    }
    this.#reader.body(index, bytes, last, open.head);
  }

  #head(index: number, bytes: Uint8Array): ObjectHead {
    const head = parseObjectHead(bytes);
    if (head === undefined) throw this.#corrupt(index, "it is no git object");
    if (this.#want !== undefined && head.type !== this.#want) {
      throw this.#corrupt(index, `it is a ${head.type} where a ${this.#want} belongs`);
    }
    return head;
  }

  tooLarge(index: number, size: number): void {
    this.#reader.tooLarge(index, size);
  }

  missing(index: number): void {
    throw new Failure("object-missing", `object ${this.#ids[index]} is not in the repository`, {
      mend: "git fetch, without --filter and --depth",
    });
  }

  #corrupt(index: number, why: string): Failure {
    return new Failure("object-corrupt", `object ${this.#ids[index]} is corrupt: ${why}`, {
      mend: "git fsck",
    });
  }
}
