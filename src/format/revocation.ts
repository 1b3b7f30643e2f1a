/**
 * A revocation voids one key's signatures on statements (DESIGN.md section 4 and Appendix). Its file,
 * `revoked/` + SHA-256 of the key's SSH wire blob + `.yaml`:
 *
 *     bailiwick: "revocation-v1"
 *     registry: "julia-metadata 9f86d081884c7d659a2feaa0c55ad015"
 *     key: "ssh-ed25519 AAAA..."
 *     note: "..."
 */
import * as v from "valibot";
import type { PublicKey } from "../crypto/ssh-key.ts";
import { identity, parseDocument, publicKey, untagged, words } from "./document.ts";
import { formatYaml, type YamlObject } from "./yaml.ts";

export interface Revocation {
  readonly registry: string;
  readonly key: PublicKey;
  readonly note?: string | undefined;
}

const schema = v.pipe(
  v.strictObject({
    bailiwick: v.literal("revocation-v1"),
    registry: identity,
    key: publicKey,
    note: v.optional(words),
  }),
  v.transform(untagged),
);

function shape(revocation: Revocation): YamlObject {
  return {
    bailiwick: "revocation-v1",
    registry: revocation.registry,
    key: revocation.key,
    note: revocation.note,
  };
}

/** The bytes of a revocation. */
export function formatRevocation(revocation: Revocation): Uint8Array {
  return formatYaml(shape(revocation));
}

/** The revocation that bytes mean; undefined when they are none, to the letter. */
export function parseRevocation(bytes: Uint8Array): Revocation | undefined {
  return parseDocument<Revocation>(bytes, schema, shape);
}
