import { decodeUtf8, encodeUtf8 } from "./utf8.ts";

/**
 * Reads SSH's binary encoding (RFC 4251 section 5) from the front. A read that the bytes do not hold
 * answers undefined and moves nothing; ask `done` at the end, or trailing bytes pass. Strings are views.
 */
export class WireReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Nothing is left. */
  get done(): boolean {
    return this.left === 0;
  }

  /** How many bytes are left. */
  get left(): number {
    return this.#bytes.length - this.#at;
  }

  /** `length` raw bytes. */
  raw(length: number): Uint8Array | undefined {
    if (length > this.left) return undefined;
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  byte(): number | undefined {
    return this.raw(1)?.[0];
  }

  uint32(): number | undefined {
    const bytes = this.raw(4);
    return bytes && new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  }

  /** A length and that many bytes. */
  string(): Uint8Array | undefined {
    const start = this.#at;
    const length = this.uint32();
    const bytes = length === undefined ? undefined : this.raw(length);
    if (bytes === undefined) this.#at = start;
    return bytes;
  }

  /** A string that is valid UTF-8. */
  text(): string | undefined {
    const bytes = this.string();
    return bytes && decodeUtf8(bytes);
  }
}

/** A number of 32 bits, big-endian. */
export function wireUint32(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
}

/** A length and the bytes; a text goes as UTF-8. */
export function wireString(value: Uint8Array | string): Uint8Array {
  const bytes = typeof value === "string" ? encodeUtf8(value) : value;
  return concatBytes(wireUint32(bytes.length), bytes);
}

/** The parts, one after another, in fresh memory. */
export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
