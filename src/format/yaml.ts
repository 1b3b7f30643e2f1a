import { parseDocument } from "yaml";
import { compareBytes } from "./byte-order.ts";
import { decodeText, encodeText } from "./text.ts";

/**
 * The YAML of trust documents (DESIGN.md section 4 and Appendix, YAML bytes): block style, two-space
 * indent, list items indented under their key, one item a line, every string as `JSON.stringify` writes
 * it, integers plain, no comments. An object's keys are fixed and bare, in the order given; a `Map`'s are
 * free: quoted and sorted by byte. Undefined values are left out.
 */
export type YamlValue =
  | string
  | number
  | readonly YamlValue[]
  | ReadonlyMap<string, YamlValue>
  | YamlObject
  | undefined;
export interface YamlObject {
  readonly [key: string]: YamlValue;
}

/** The one spelling of a document. */
export function formatYaml(document: YamlObject): Uint8Array {
  return encodeText(
    linesOf(document)
      .map((line) => `${line}\n`)
      .join(""),
  );
}

function linesOf(map: YamlObject | ReadonlyMap<string, YamlValue>): string[] {
  const entries =
    map instanceof Map
      ? [...map]
          .sort(([a], [b]) => compareBytes(a, b))
          .map(([key, value]) => [JSON.stringify(key), value] as const)
      : Object.entries(map);
  return entries.flatMap(([key, value]) => (value === undefined ? [] : entryLines(key, value)));
}

function entryLines(key: string, value: Exclude<YamlValue, undefined>): string[] {
  if (typeof value === "string") return [`${key}: ${JSON.stringify(value)}`];
  if (typeof value === "number") return [`${key}: ${value}`];
  if (!isList(value)) return [`${key}:`, ...linesOf(value).map((line) => `  ${line}`)];
  return [`${key}:`, ...value.flatMap(itemLines)];
}

function itemLines(item: YamlValue): string[] {
  if (typeof item === "string") return [`  - ${JSON.stringify(item)}`];
  if (typeof item !== "object" || isList(item)) return [];
  return linesOf(item).map((line, i) => (i === 0 ? `  - ${line}` : `    ${line}`));
}

function isList(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value);
}

/** Longest document that is read, in bytes. */
export const YAML_BYTES = 1 << 20;

// A string as JSON.stringify writes it, and the lines that `linesOf` makes; their order is not looked at.
const STRING = '"(?:[^"\\\\]|\\\\(?:["\\\\bfnrt]|u00[01][0-9a-f]))*"';
const LINE = new RegExp(
  `^(?: {2}){0,4}(?:- ${STRING}|(?:- )?(?:[A-Za-z][A-Za-z0-9]*|${STRING}):(?: (?:${STRING}|[1-9][0-9]{0,15}))?)$`,
  "u",
);

/**
 * The plain value of a document's bytes; undefined when they are no YAML of this shape. The shape of each
 * line is checked before the parser sees it, so nothing nests deep and no tag, anchor or alias exists.
 * The caller must still find that formatting the value gives the same bytes.
 */
export function parseYaml(bytes: Uint8Array): unknown {
  if (bytes.length > YAML_BYTES) return undefined;
  const text = decodeText(bytes);
  if (
    text === undefined ||
    !text.endsWith("\n") ||
    !text
      .slice(0, -1)
      .split("\n")
      .every((line) => LINE.test(line))
  ) {
    return undefined;
  }
  // A key that stands twice does not survive the round trip; `uniqueKeys` would compare each with all before it.
  const document = parseDocument(text, {
    resolveKnownTags: false,
    stringKeys: true,
    uniqueKeys: false,
    prettyErrors: false,
  });
  if (document.errors.length > 0 || document.warnings.length > 0) return undefined;
  return document.toJS({ maxAliasCount: 0 });
}

/** Whether two documents are the same bytes. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
