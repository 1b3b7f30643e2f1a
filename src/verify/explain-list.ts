import { type ShownSignature, showSignatures } from "./explain-signatures.ts";
import type { ReadList } from "./lists.ts";
import { issuersOn } from "./policy.ts";
import { namespaces } from "./signed.ts";
import { signaturesThatVerify } from "./signers.ts";
import type { Trust } from "./trust.ts";

/** A list, and whether the issuers endorse what it names. */
export interface ListLink {
  readonly kind: "list";
  readonly path: string;
  readonly sha256: string;
  /** How many documents it names. */
  readonly lines: number;
  readonly endorses: boolean;
  readonly signatures: readonly ShownSignature[];
}

/** The lists that name these bytes at this path. */
export function listsNaming(trust: Trust, path: string, sha256: string): readonly ReadList[] {
  return trust.lists.filter(({ list }) => list.lines.get(path) === sha256);
}

/** The first list by which the issuers endorsed these bytes at this path. */
export function endorsementOf(trust: Trust, path: string, sha256: string): ListLink | undefined {
  return listsNaming(trust, path, sha256)
    .map((list) => listLink(trust, list))
    .find(({ endorses }) => endorses);
}

/** What a list says of itself. */
export function listLink(trust: Trust, { signed, list }: ReadList): ListLink {
  return {
    kind: "list",
    path: signed.path,
    sha256: signed.sha256,
    lines: list.lines.size,
    endorses: issuersOn(signed, namespaces.endorse, trust.root).suffice,
    signatures: showSignatures(signed, signaturesThatVerify(trust, signed)),
  };
}
