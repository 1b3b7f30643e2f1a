import { randomUUID } from "node:crypto";
import { Failure } from "../failure.ts";
import type { ObjectVisitor } from "./object-source.ts";

const token = `flush-${randomUUID()}`;

/**
 * A name that is no object: git answers it with this line, and flushes all it said before. Nobody can guess it,
 * so where it ends the stream, git has no more to say, whatever size the object before it claimed.
 */
export const FLUSH = { ask: `${token}\n`, answer: `${token} missing\n` } as const;

/** An object over the limit is read and dropped up to this size; above, a new process costs less. */
const DRAIN_LIMIT = 1024 * 1024;

/** Up to this size a torn object waits to be whole: hashed in one call, it costs half. */
const WHOLE_LIMIT = 16 * 1024;

const MISSING = " missing";
const LONGEST_HEAD = 128;

/** Told in place of a position: the answer goes on in the next chunk; it is not worth hearing. */
const TORN = -1;
const ENOUGH = -2;

/**
 * Reads what `git cat-file --batch` answers to `ids` and then FLUSH: `id SP type SP size LF bytes LF`, or
 * `id SP missing LF`. Takes any chunking, keeps no more than a torn header or small object.
 */
export class AnswerParser {
  readonly #ids: readonly string[];
  readonly #limit: number;
  readonly #visitor: ObjectVisitor;
  #answered = 0;
  /** Bytes of the current object that have not come yet. */
  #left = 0;
  #dropping = false;
  #newline = false;
  #torn: Buffer | undefined;
  /** The newest bytes of the stream, as many as FLUSH's answer has. */
  #tail = "";

  constructor(ids: readonly string[], limit: number, visitor: ObjectVisitor) {
    this.#ids = ids;
    this.#limit = limit;
    this.#visitor = visitor;
  }

  /** How many ids are answered, the current one included. */
  get answered(): number {
    return this.#answered;
  }

  /** The id whose answer, or the rest of it, comes next. */
  get awaited(): string {
    return this.#ids[this.#left > 0 ? this.#answered - 1 : this.#answered] ?? "";
  }

  /**
   * Takes the next chunk and *writes into it*: the LF after a header becomes the NUL that git hashes, so a
   * whole object goes to the visitor without a copy. `enough`: the object at `answered` is so far over the
   * limit that the rest is better asked of another process. Throws a Failure on what git would not say.
   */
  push(chunk: Buffer): "more" | "done" | "enough" {
    const { length } = FLUSH.answer;
    this.#tail = `${this.#tail}${chunk.toString("latin1", Math.max(0, chunk.length - length))}`.slice(
      -length,
    );
    const state = this.#read(chunk);
    if (state === "more" && this.#tail === FLUSH.answer) {
      throw new Failure("object-corrupt", `object ${this.awaited} is shorter than it says`);
    }
    return state;
  }

  #read(chunk: Buffer): "more" | "done" | "enough" {
    let at = this.#left > 0 ? this.#body(chunk) : 0;
    let bytes = chunk;
    if (this.#torn !== undefined) {
      bytes = Buffer.concat([this.#torn, chunk]);
      this.#torn = undefined;
    }
    while (at < bytes.length) {
      if (this.#newline) {
        if (bytes[at++] !== 0x0a) throw this.#garbage();
        this.#newline = false;
        continue;
      }
      const end = bytes.indexOf(0x0a, at);
      if (end === -1 && bytes.length - at > LONGEST_HEAD) throw this.#garbage();
      if (end !== -1 && this.#answered === this.#ids.length) {
        if (bytes.toString("latin1", at) !== FLUSH.answer) throw this.#garbage();
        return "done";
      }
      const next = end === -1 ? TORN : this.#answer(bytes, at, end);
      if (next === TORN) {
        this.#torn = Buffer.from(bytes.subarray(at));
        return "more";
      }
      if (next === ENOUGH) return "enough";
      at = next;
    }
    return "more";
  }

  /** One answer whose header ends at `end`; returns where the next begins. */
  #answer(bytes: Buffer, at: number, end: number): number {
    const index = this.#answered;
    // The id itself need not be compared: the visitor hashes what comes for it.
    const head = at + (this.#ids[index]?.length ?? 0);
    if (bytes[head] !== 0x20) throw this.#garbage();
    if (end - head === MISSING.length && bytes.toString("latin1", head, end) === MISSING) {
      this.#answered++;
      this.#visitor.missing(index);
      return end + 1;
    }
    const size = decimal(bytes, bytes.indexOf(0x20, head + 1) + 1, end);
    if (size === undefined) throw this.#garbage();
    const start = end + 1;
    const stop = Math.min(start + size, bytes.length);
    if (stop < start + size && size <= WHOLE_LIMIT) return TORN;
    this.#answered++;
    this.#left = start + size - stop;
    this.#newline = true;
    this.#dropping = size > this.#limit;
    if (this.#dropping) {
      this.#visitor.tooLarge(index, size);
      return size > DRAIN_LIMIT ? ENOUGH : stop;
    }
    bytes[end] = 0;
    this.#visitor.part(index, bytes.subarray(head + 1, stop), this.#left === 0);
    return stop;
  }

  /** The continuation of a body; returns where it ends in the chunk. */
  #body(chunk: Buffer): number {
    const stop = Math.min(this.#left, chunk.length);
    this.#left -= stop;
    if (!this.#dropping) this.#visitor.part(this.#answered - 1, chunk.subarray(0, stop), this.#left === 0);
    return stop;
  }

  #garbage(): Failure {
    return new Failure("no-git", `git cat-file answered out of turn before object ${this.awaited}`);
  }
}

/** The number that stands in these digits; undefined if other bytes do. */
function decimal(bytes: Buffer, from: number, to: number): number | undefined {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = (bytes[at] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) return undefined;
    value = value * 10 + digit;
  }
  return from < to ? value : undefined;
}
