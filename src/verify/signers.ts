import type { PublicKey } from "../crypto/ssh-key.ts";
import { keysOf } from "../format/certificate.ts";
import { parseRevocation } from "../format/revocation.ts";
import { roles } from "../format/root.ts";
import { certificateIn } from "./parsed.ts";
import { namespaces, type Signed, type Verified, verifiedSignatures } from "./signed.ts";
import type { Trust } from "./trust.ts";

/**
 * The signatures on any document that verify: of a key that belongs to the file's NAME, in a namespace of
 * the document's kind (DESIGN.md, Appendix, Whose signature a block is). Whether they suffice is not asked.
 */
export function signaturesThatVerify(trust: Trust, signed: Signed): readonly Verified[] {
  return verifiedSignatures(signed, belongsOn(trust, signed));
}

function belongsOn(
  trust: Trust,
  signed: Signed,
): (name: string, key: PublicKey, namespace: string) => boolean {
  const isUser = (name: string, key: PublicKey, namespace: string) =>
    trust.users.get(key) === name && roles.some((role) => namespaces[role] === namespace);
  const isIssuer = (name: string, key: PublicKey) =>
    trust.root.issuers.keys.includes(name) && trust.root.keys.get(name) === key;
  const { document } = signed;
  switch (document.kind) {
    case "root":
      return (name, key, namespace) =>
        namespace === namespaces.root && trust.roots.some(({ root }) => root.keys.get(name) === key);
    case "list":
      return (name, key, namespace) =>
        isUser(name, key, namespace) ||
        (namespace === namespaces.endorse && trust.root.keys.get(name) === key);
    case "statement":
      return isUser;
    case "certificate": {
      const certificate = certificateIn(signed.bytes);
      const own = new Set(certificate?.user === document.user ? keysOf(certificate) : undefined);
      return (name, key, namespace) =>
        namespace === namespaces.certificate &&
        (isIssuer(name, key) || (name === document.user && own.has(key)));
    }
    case "revocation": {
      const revoked = parseRevocation(signed.bytes)?.key;
      return (name, key, namespace) =>
        namespace === namespaces.revocation && (isIssuer(name, key) || (name === "self" && key === revoked));
    }
  }
}
