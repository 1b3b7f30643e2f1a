import { parseCertificate } from "../format/certificate.ts";
import { parseList } from "../format/list.ts";
import { parseStatement } from "../format/statement.ts";

/**
 * A parser that remembers what it made of bytes, as long as somebody holds them: a document may have ten thousand
 * signature files, and each asks what it says. Nobody writes into bytes that were read.
 */
function once<T>(parse: (bytes: Uint8Array) => T): (bytes: Uint8Array) => T {
  const known = new WeakMap<Uint8Array, { readonly value: T }>();
  return (bytes) => {
    const found = known.get(bytes) ?? { value: parse(bytes) };
    known.set(bytes, found);
    return found.value;
  };
}

/** The certificate that bytes are; undefined if they are none. */
export const certificateIn = once(parseCertificate);

/** The list that bytes are; undefined if they are none. */
export const listIn = once(parseList);

/** The statement that bytes are; undefined if they are none. */
export const statementIn = once(parseStatement);
