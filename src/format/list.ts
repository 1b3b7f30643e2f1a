/**
 * A list is many statements under one signature (DESIGN.md section 4, Lists). Its file:
 *
 *     # bailiwick-list-v1
 *     # registry: julia-metadata 9f86d081884c7d659a2feaa0c55ad015
 *     4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865  .bailiwick/statements/JSON/13.sums
 *
 * Lines name statements, certificates or revocations, are in byte order, and at least one.
 */
import { isIdentity } from "./names.ts";
import { parsePlace } from "./place.ts";
import { formatSums, linesOf, SUMS_BYTES, takeSums } from "./sums.ts";
import { decodeText, encodeText } from "./text.ts";

export interface List {
  readonly registry: string;
  /** Path of a document from the repository's root -> SHA-256 of its bytes. */
  readonly lines: ReadonlyMap<string, string>;
}

/** The bytes of a list. */
export function formatList(list: List): Uint8Array {
  return encodeText(`# bailiwick-list-v1\n# registry: ${list.registry}\n${formatSums(list.lines)}`);
}

/** The list that bytes mean; undefined when they are none, to the letter. */
export function parseList(bytes: Uint8Array): List | undefined {
  const text = bytes.length > SUMS_BYTES ? undefined : decodeText(bytes);
  if (text === undefined) return undefined;
  const lines = linesOf(text);
  if (lines.take("# bailiwick-list-v1") !== "") return undefined;
  const registry = lines.take("# registry: ");
  const sums = takeSums(lines, isListed);
  if (registry === undefined || sums === undefined || sums.size === 0) return undefined;
  return isIdentity(registry) ? { registry, lines: sums } : undefined;
}

function isListed(path: string): boolean {
  const place = parsePlace(path);
  return (
    place?.signer === undefined &&
    ["statement", "certificate", "revocation"].includes(place?.document.kind ?? "")
  );
}
