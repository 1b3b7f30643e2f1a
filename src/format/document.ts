import * as v from "valibot";
import { parsePublicKey } from "../crypto/ssh-key.ts";
import { isDay } from "./day.ts";
import { isIdentity, isName } from "./names.ts";
import { parsePattern } from "./patterns.ts";
import { encodeText } from "./text.ts";
import { formatYaml, parseYaml, sameBytes, type YamlObject } from "./yaml.ts";

/** The parts that root, certificate and revocation share, as schemas. Unknown keys are refused. */
export const identity = v.pipe(v.string(), v.check(isIdentity));
export const name = v.pipe(v.string(), v.check(isName, "is no name"));
export const day = v.pipe(v.string(), v.check(isDay, "is no day"));
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
export const publicKey = v.pipe(
  v.string(),
  v.check((text) => parsePublicKey(text) !== undefined, "is no Ed25519 key"),
);
export const pattern = v.pipe(
  v.string(),
  v.check((text) => parsePattern(text) !== undefined, "is no pattern"),
);
/** Text in which no surrogate stands alone, so that it has one spelling in UTF-8. */
export const words = v.pipe(
  v.string(),
  v.check((text) => text !== "" && !/\p{Surrogate}/u.test(text)),
);

/** YAML reads no key of more than 1,024 characters; these have at most 768 and quotes, however escaped. */
export const keyWords = v.pipe(
  words,
  v.check((text) => encodeText(text).length <= 128),
);

/** A list: never empty, nothing twice. */
export function listOf<const S extends v.GenericSchema>(item: S) {
  return v.pipe(
    v.array(item),
    v.minLength(1),
    v.check(
      (items) => new Set(items.map((each) => JSON.stringify(each))).size === items.length,
      "says something twice",
    ),
  );
}

/** A map with free keys, never empty. Not `v.record`, which drops the keys `constructor` and `prototype`. */
export function mapOf(key: v.GenericSchema<string>, value: v.GenericSchema<string>) {
  return v.pipe(
    v.custom<object>((input) => typeof input === "object" && input !== null),
    v.transform((map): [string, unknown][] => Object.entries(map)),
    v.array(v.tuple([key, value])),
    v.minLength(1),
    v.transform((entries): ReadonlyMap<string, string> => new Map(entries)),
  );
}

/** A document that was read, less the word that said its kind: its type says that. */
export function untagged<T extends { readonly bailiwick: string }>({ bailiwick: _, ...value }: T) {
  return value;
}

/**
 * Reads a document strictly: YAML, then the schema, then the round trip, which makes every laxness of the
 * parser harmless. Undefined when any of them fails.
 */
export function parseDocument<T>(
  bytes: Uint8Array,
  schema: v.GenericSchema<unknown, T>,
  shape: (value: T) => YamlObject,
): T | undefined {
  const result = v.safeParse(schema, parseYaml(bytes));
  if (!result.success) return undefined;
  return sameBytes(formatYaml(shape(result.output)), bytes) ? result.output : undefined;
}
