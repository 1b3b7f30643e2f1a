/**
 * A certificate is a user, keys, grants and validity (DESIGN.md section 4). Its file:
 *
 *     bailiwick: "certificate-v1"
 *     registry: "julia-metadata 9f86d081884c7d659a2feaa0c55ad015"
 *     user: "carol"
 *     serial: 3
 *     nonce: "5f3a9c01"
 *     keys:
 *       - "ssh-ed25519 AAAA..."
 *     retired:
 *       - key: "ssh-ed25519 AAAA..."
 *         until: "2026-10-01"
 *     grants:
 *       - role: "publish"
 *         paths:
 *           - "JSON/**"
 *     validFrom: "2026-11-21"
 *     validUntil: "2027-11-21"
 *     identities:
 *       "github": "carol"
 *     note: "..."
 *
 * `keys`, `retired`, `grants`, `identities` and `note` are optional. A request is the same bytes, signed
 * by its own new keys.
 */
import * as v from "valibot";
import type { PublicKey } from "../crypto/ssh-key.ts";
import type { Day } from "./day.ts";
import {
  count,
  day,
  identity,
  keyWords,
  listOf,
  mapOf,
  name,
  parseDocument,
  pattern,
  publicKey,
  untagged,
  words,
} from "./document.ts";
import { type Role, roles } from "./root.ts";
import { formatYaml, type YamlObject } from "./yaml.ts";

/** A role on every path that one of the patterns opens. */
export interface CertificateGrant {
  readonly role: Role;
  readonly paths: readonly string[];
}

/** A key that signs nothing new after `until`, but whose old signatures stay good. */
export interface RetiredKey {
  readonly key: PublicKey;
  readonly until: Day;
}

export interface Certificate {
  readonly registry: string;
  readonly user: string;
  readonly serial: number;
  /** 8 to 64 lower-case hex digits, at random, so that two renewals conflict in git. */
  readonly nonce: string;
  readonly keys?: readonly PublicKey[] | undefined;
  readonly retired?: readonly RetiredKey[] | undefined;
  readonly grants?: readonly CertificateGrant[] | undefined;
  readonly validFrom: Day;
  readonly validUntil: Day;
  readonly identities?: ReadonlyMap<string, string> | undefined;
  readonly note?: string | undefined;
}

const schema = v.pipe(
  v.strictObject({
    bailiwick: v.literal("certificate-v1"),
    registry: identity,
    user: name,
    serial: count,
    nonce: v.pipe(v.string(), v.regex(/^[0-9a-f]{8,64}$/)),
    keys: v.optional(listOf(publicKey)),
    retired: v.optional(listOf(v.strictObject({ key: publicKey, until: day }))),
    grants: v.optional(listOf(v.strictObject({ role: v.picklist(roles), paths: listOf(pattern) }))),
    validFrom: day,
    validUntil: day,
    identities: v.optional(mapOf(keyWords, words)),
    note: v.optional(words),
  }),
  v.check(({ validFrom, validUntil }) => validFrom <= validUntil),
  v.check((certificate) => {
    const all = keysOf(certificate);
    return new Set(all).size === all.length;
  }),
  v.transform(untagged),
);

/** Every key of a certificate, the retired ones too. */
export function keysOf(certificate: Pick<Certificate, "keys" | "retired">): readonly PublicKey[] {
  return [...(certificate.keys ?? []), ...(certificate.retired ?? []).map(({ key }) => key)];
}

function shape(certificate: Certificate): YamlObject {
  return {
    bailiwick: "certificate-v1",
    registry: certificate.registry,
    user: certificate.user,
    serial: certificate.serial,
    nonce: certificate.nonce,
    keys: certificate.keys,
    retired: certificate.retired?.map(({ key, until }) => ({ key, until })),
    grants: certificate.grants?.map(({ role, paths }) => ({ role, paths })),
    validFrom: certificate.validFrom,
    validUntil: certificate.validUntil,
    identities: certificate.identities,
    note: certificate.note,
  };
}

/** The bytes of a certificate. */
export function formatCertificate(certificate: Certificate): Uint8Array {
  return formatYaml(shape(certificate));
}

/** The certificate that bytes mean; undefined when they are none, to the letter. */
export function parseCertificate(bytes: Uint8Array): Certificate | undefined {
  return parseDocument<Certificate>(bytes, schema, shape);
}
