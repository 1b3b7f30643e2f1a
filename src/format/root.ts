/**
 * A root names the root keys, the issuers, the layout and the rules (DESIGN.md section 4). Its file:
 *
 *     bailiwick: "root-v1"
 *     registry: "julia-metadata 9f86d081884c7d659a2feaa0c55ad015"
 *     version: 2
 *     expires: "2027-11-21"
 *     keys:
 *       "alice": "ssh-ed25519 AAAA..."
 *     root:
 *       threshold: 1
 *       keys:
 *         - "alice"
 *     issuers:
 *       threshold: 1
 *       keys:
 *         - "alice"
 *     layout:
 *       - "* /"
 *     rules:
 *       - paths:
 *           - "**"
 *         publish: 1
 *     limits:
 *       certificateDays: 400
 *       fileBytes: 10000000
 *       staleDays: 30
 *
 * `log` (after `issuers`), `unsigned` (after `layout`) and `note` (last) are optional.
 */
import * as v from "valibot";
import type { PublicKey } from "../crypto/ssh-key.ts";
import type { Day } from "./day.ts";
import {
  count,
  day,
  listOf,
  mapOf,
  name,
  parseDocument,
  pattern,
  publicKey,
  untagged,
  words,
} from "./document.ts";
import { parseLayout } from "./layout.ts";
import { isIdentity, isName } from "./names.ts";
import { formatYaml, type YamlObject } from "./yaml.ts";

/** So many distinct keys of these names must sign. */
export interface Threshold {
  readonly threshold: number;
  readonly keys: readonly string[];
}

export const roles = ["publish", "review", "attest"] as const;
/** The part a signature plays, in the order in which a user's signatures are looked at. */
export type Role = (typeof roles)[number];

/** Every path that matches needs so many users in each named role. */
export interface Rule {
  readonly paths: readonly string[];
  readonly publish?: number | undefined;
  readonly review?: number | undefined;
  readonly attest?: number | undefined;
}

export interface Root {
  /** Root 1: the registry's bare name. Later ones: its identity. */
  readonly registry: string;
  readonly version: number;
  readonly expires: Day;
  readonly keys: ReadonlyMap<string, PublicKey>;
  readonly root: Threshold;
  readonly issuers: Threshold;
  readonly log?: (Threshold & { readonly witnesses?: readonly string[] | undefined }) | undefined;
  readonly layout: readonly string[];
  readonly unsigned?: readonly string[] | undefined;
  readonly rules: readonly Rule[];
  readonly limits: {
    readonly certificateDays: number;
    readonly fileBytes: number;
    readonly staleDays: number;
  };
  readonly note?: string | undefined;
}

/** A C2SP vkey, `name+hash+base64`. Whether the hash fits, who uses the key finds out. */
const witness = v.pipe(words, v.regex(/^[^+\s]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]+={0,2}$/));
const threshold = { threshold: count, keys: listOf(name) };
const rule = v.pipe(
  v.strictObject({
    paths: listOf(pattern),
    publish: v.optional(count),
    review: v.optional(count),
    attest: v.optional(count),
  }),
  v.check((each) => roles.some((role) => each[role] !== undefined), "names no role"),
);
const schema = v.pipe(
  v.strictObject({
    bailiwick: v.literal("root-v1"),
    registry: v.string(),
    version: count,
    expires: day,
    keys: mapOf(name, publicKey),
    root: v.strictObject(threshold),
    issuers: v.strictObject(threshold),
    log: v.optional(v.strictObject({ ...threshold, witnesses: v.optional(listOf(witness)) })),
    layout: v.pipe(
      listOf(v.string()),
      v.check((texts) => parseLayout(texts) !== undefined, "is no layout, or its patterns could nest"),
    ),
    unsigned: v.optional(listOf(pattern)),
    rules: listOf(rule),
    limits: v.strictObject({ certificateDays: count, fileBytes: count, staleDays: count }),
    note: v.optional(words),
  }),
  v.check(
    ({ version, registry }) => (version === 1 ? isName(registry) : isIdentity(registry)),
    "its registry is no name with 32 digits",
  ),
  v.check(
    (root) =>
      [root.root, root.issuers, ...(root.log ? [root.log] : [])].every((each) => canBeMet(each, root.keys)),
    "a threshold is above the number of its keys, or names one that is not under keys",
  ),
  v.transform(untagged),
);

function canBeMet({ threshold, keys }: Threshold, known: ReadonlyMap<string, PublicKey>): boolean {
  return keys.every((key) => known.has(key)) && threshold <= new Set(keys.map((key) => known.get(key))).size;
}

function shape(root: Root): YamlObject {
  return {
    bailiwick: "root-v1",
    registry: root.registry,
    version: root.version,
    expires: root.expires,
    keys: root.keys,
    root: { threshold: root.root.threshold, keys: root.root.keys },
    issuers: { threshold: root.issuers.threshold, keys: root.issuers.keys },
    log: root.log && { threshold: root.log.threshold, keys: root.log.keys, witnesses: root.log.witnesses },
    layout: root.layout,
    unsigned: root.unsigned,
    rules: root.rules.map(({ paths, publish, review, attest }) => ({ paths, publish, review, attest })),
    limits: {
      certificateDays: root.limits.certificateDays,
      fileBytes: root.limits.fileBytes,
      staleDays: root.limits.staleDays,
    },
    note: root.note,
  };
}

/** The root that a plain value means; or where it is none: the place in it, as `rules.0.paths`, and why. */
export function readRoot(value: unknown): Root | { readonly faults: readonly string[] } {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  return { faults: result.issues.map((issue) => `${v.getDotPath(issue) ?? "the whole"}: ${issue.message}`) };
}

/** The bytes of a root. */
export function formatRoot(root: Root): Uint8Array {
  return formatYaml(shape(root));
}

/** The root that bytes mean; undefined when they are none, to the letter. */
export function parseRoot(bytes: Uint8Array): Root | undefined {
  return parseDocument<Root>(bytes, schema, shape);
}
