import { keysOf } from "../format/certificate.ts";
import { type DocumentName, documentPath } from "../format/place.ts";
import { parseRevocation } from "../format/revocation.ts";
import type { Refusal } from "../reasons.ts";
import { certificateLink } from "./explain-certificate.ts";
import { endorsementOf, listLink } from "./explain-list.ts";
import { speaksOf, speaksOfUser } from "./explain-missing.ts";
import { type NamedKey, type ShownSignature, showKey, showSignatures } from "./explain-signatures.ts";
import type { SubjectExplanation, SubjectLink } from "./explain-subject.ts";
import { issuersOn } from "./policy.ts";
import { refuse } from "./refuse.ts";
import { namespaces, type Signed } from "./signed.ts";
import { signaturesThatVerify } from "./signers.ts";
import { signersOn, type Trust } from "./trust.ts";

/** A revocation as its file says it, and why it counts. */
export interface RevocationLink {
  readonly kind: "revocation";
  readonly path: string;
  readonly sha256: string;
  /** The revoked key, by the user whose it was; `-`: nobody's. */
  readonly key: NamedKey;
  readonly by: "self" | "issuers" | "endorsement" | "nobody";
  readonly signatures: readonly ShownSignature[];
}

/** What stands of one trust document, and by which links below the issuers. */
export interface DocumentExplanation extends Omit<SubjectExplanation, "links"> {
  readonly links: readonly (SubjectLink | RevocationLink)[];
}

/** Explains a certificate, revocation or list. `refused` is what judging the tree's documents refused. */
export function explainDocument(
  trust: Trust,
  documents: ReadonlyMap<string, Signed>,
  document: Exclude<DocumentName, { readonly kind: "statement" | "root" }>,
  refused: readonly Refusal[],
): DocumentExplanation {
  const path = documentPath(document);
  const signed = documents.get(path);
  const user = document.kind === "certificate" ? document.user : undefined;
  const own = refused.filter(
    (each) => speaksOf(each, path) || (user !== undefined && speaksOfUser(each, user)),
  );
  const answer = (links: DocumentExplanation["links"], stands: boolean, otherwise?: Refusal) => {
    const refusals = own.length === 0 && !stands && otherwise !== undefined ? [otherwise] : own;
    const verdict = stands && own.length === 0 ? "verified" : refusals.length > 0 ? "refused" : "absent";
    return { verdict, links, refusals, missing: refusals[0] } as const;
  };
  if (signed === undefined) return answer([], false);
  const endorsement = endorsementOf(trust, path, signed.sha256);
  const lists = endorsement === undefined ? [] : [endorsement];
  switch (document.kind) {
    case "certificate": {
      const link = certificateLink(trust, documents, document.user);
      const counts = trust.certificates.get(document.user)?.sha256 === signed.sha256;
      return answer([...lists, ...(link === undefined ? [] : [link])], counts);
    }
    case "revocation": {
      const link = revocationLink(trust, signed, endorsement !== undefined);
      return answer([...lists, ...(link === undefined ? [] : [link])], trust.revocations.has(path));
    }
    case "list": {
      const list = trust.lists.find((each) => each.signed.path === path);
      if (list === undefined) return answer([], false);
      const users = signersOn(signed, trust.users).map(({ user }) => user);
      const certificates = [...new Set(users)].flatMap(
        (each) => certificateLink(trust, documents, each) ?? [],
      );
      const link = listLink(trust, list);
      return answer(
        [...certificates, link],
        link.endorses || users.length > 0,
        refuse("list-unsigned", { path }),
      );
    }
  }
}

function revocationLink(trust: Trust, signed: Signed, isEndorsed: boolean): RevocationLink | undefined {
  const revoked = parseRevocation(signed.bytes)?.key;
  if (revoked === undefined) return undefined;
  const owner = [...trust.certificates.values()].find(({ certificate }) =>
    keysOf(certificate).includes(revoked),
  );
  const verified = signaturesThatVerify(trust, signed);
  const by = verified.some(({ name }) => name === "self")
    ? "self"
    : issuersOn(signed, namespaces.revocation, trust.root).suffice
      ? "issuers"
      : isEndorsed
        ? "endorsement"
        : "nobody";
  return {
    kind: "revocation",
    path: signed.path,
    sha256: signed.sha256,
    key: showKey(owner?.certificate.user ?? "-", revoked),
    by,
    signatures: showSignatures(signed, verified),
  };
}
