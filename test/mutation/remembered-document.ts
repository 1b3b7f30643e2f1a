import type { GenericSchema } from "valibot";
import { parseDocument as parse } from "../../src/format/document.ts";
import type { YamlObject } from "../../src/format/yaml.ts";

export * from "../../src/format/document.ts";

const known = new WeakMap<object, Map<string, unknown>>();

/** As that of src/format, but the same bytes are read once: every mutant of the judge reads the same documents. */
export function parseDocument<T>(
  bytes: Uint8Array,
  schema: GenericSchema<unknown, T>,
  shape: (value: T) => YamlObject,
): T | undefined {
  const documents = known.get(schema) ?? new Map<string, unknown>();
  known.set(schema, documents);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  if (!documents.has(text)) documents.set(text, parse(bytes, schema, shape));
  return documents.get(text) as T | undefined;
}
