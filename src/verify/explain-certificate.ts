import { type Certificate, keysOf, parseCertificate } from "../format/certificate.ts";
import type { Day } from "../format/day.ts";
import { documentPath } from "../format/place.ts";
import type { Role } from "../format/root.ts";
import { patternOpening } from "./explain-rights.ts";
import { type NamedKey, type ShownSignature, showKey, showSignatures } from "./explain-signatures.ts";
import { issuersOn } from "./policy.ts";
import type { Scope } from "./rights.ts";
import { namespaces, type Signed } from "./signed.ts";
import { signaturesThatVerify } from "./signers.ts";
import type { Trust } from "./trust.ts";

/** A key of a certificate, and until when it signs new statements. */
export interface ShownKey extends NamedKey {
  readonly retiredAfter?: Day;
  readonly isRevoked: boolean;
}

/** A certificate as its file says it, and why it counts. */
export interface CertificateLink {
  readonly kind: "certificate";
  readonly user: string;
  readonly path: string;
  readonly sha256: string;
  readonly document: Certificate;
  readonly keys: readonly ShownKey[];
  /** `memory`: not what the tree holds, but what was accepted before. */
  readonly by: "issuers" | "endorsement" | "memory" | "nobody";
  /** So many issuers are needed. */
  readonly needed: number;
  readonly signatures: readonly ShownSignature[];
  /** The grants that open what was asked about, where something was. */
  readonly opens: readonly { readonly role: Role; readonly pattern: string }[];
}

/** What a user's certificate says: the one that counts, else the one in the tree; undefined without either. */
export function certificateLink(
  trust: Trust,
  documents: ReadonlyMap<string, Signed>,
  user: string,
  asked: readonly { readonly role: Role; readonly scope: Scope }[] = [],
): CertificateLink | undefined {
  const path = documentPath({ kind: "certificate", user });
  const signed = documents.get(path);
  const counted = trust.certificates.get(user);
  const document = counted?.certificate ?? (signed && parseCertificate(signed.bytes));
  const sha256 = counted?.sha256 ?? signed?.sha256;
  if (document === undefined || sha256 === undefined) return undefined;
  const shown = signed?.sha256 === sha256 ? signed : undefined;
  const opens = new Map<string, { role: Role; pattern: string }>();
  for (const { role, scope } of asked) {
    const pattern = patternOpening(trust, user, role, scope)?.text;
    if (pattern !== undefined) opens.set(`${role} ${pattern}`, { role, pattern });
  }
  return {
    kind: "certificate",
    user,
    path,
    sha256,
    document,
    keys: keysOf(document).map((key) => {
      const until = document.retired?.find((each) => each.key === key)?.until;
      const retired = until === undefined ? {} : { retiredAfter: until };
      return { ...showKey(user, key), ...retired, isRevoked: trust.revoked.has(key) };
    }),
    by: authorityOf(trust, shown, counted !== undefined),
    needed: trust.root.issuers.threshold,
    signatures: shown === undefined ? [] : showSignatures(shown, signaturesThatVerify(trust, shown)),
    opens: [...opens.values()],
  };
}

function authorityOf(trust: Trust, signed: Signed | undefined, isCounted: boolean): CertificateLink["by"] {
  if (!isCounted) return "nobody";
  if (signed === undefined) return "memory";
  if (issuersOn(signed, namespaces.certificate, trust.root).suffice) return "issuers";
  return trust.endorses(signed.path, signed.sha256) ? "endorsement" : "memory";
}
