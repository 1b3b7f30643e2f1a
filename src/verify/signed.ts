import { sha256 } from "../crypto/sha256.ts";
import type { PublicKey } from "../crypto/ssh-key.ts";
import { parseSignatures, verifySignature } from "../crypto/sshsig.ts";
import { type DocumentName, documentPath } from "../format/place.ts";
import type { Tree } from "../tree.ts";
import type { Paper } from "./directory.ts";
import { readDocuments } from "./read-documents.ts";

/** A document and the signature files beside it, nothing judged yet. */
export interface Signed {
  readonly path: string;
  /** What the path says it is. */
  readonly document: DocumentName;
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes. */
  readonly sha256: string;
  /** The NAME of `12.NAME.sig` -> that file's bytes. */
  readonly signatures: ReadonlyMap<string, Uint8Array>;
}

/** A signature that verifies: this key of this name signed these bytes in this namespace. */
export interface Verified {
  readonly name: string;
  readonly key: PublicKey;
  readonly namespace: string;
}

/** SSHSIG namespaces: they say kind and role, so that no signature is good for two things (DESIGN.md section 4). */
export const namespaces = {
  root: "bailiwick-root-v1",
  certificate: "bailiwick-certificate-v1",
  revocation: "bailiwick-revocation-v1",
  publish: "bailiwick-publish-v1",
  review: "bailiwick-review-v1",
  attest: "bailiwick-attest-v1",
  endorse: "bailiwick-endorse-v1",
} as const;

/**
 * The signatures on a document that verify, of keys that may sign it: `belongs` says whether a key is one of
 * the file's NAME in that namespace (DESIGN.md, Appendix, Whose signature a block is). The rest counts for
 * nothing and spoils nothing.
 */
export function verifiedSignatures(
  { bytes, signatures }: Pick<Signed, "bytes" | "signatures">,
  belongs: (name: string, key: PublicKey, namespace: string) => boolean,
): Verified[] {
  return [...signatures].flatMap(([name, file]) => {
    const found = parseSignatures(file)?.filter(
      (signature) => belongs(name, signature.key, signature.namespace) && verifySignature(signature, bytes),
    );
    return found?.map(({ key, namespace }) => ({ name, key, namespace })) ?? [];
  });
}

/** Documents by path, and whether there was room for all of them (see `readDocuments`). */
export interface SignedDocuments {
  readonly documents: ReadonlyMap<string, Signed>;
  readonly isWhole: boolean;
}

/**
 * Reads documents with their signatures. A document that is too large stands there without bytes, so that it
 * is malformed and not overlooked; a signature file that is too large, or whose document is gone, is left out.
 */
export async function readSigned(tree: Tree, papers: readonly Paper[]): Promise<SignedDocuments> {
  const { contents, isWhole } = await readDocuments(
    tree,
    papers.map(({ id }) => id),
  );
  const documents = new Map<string, Signed & { signatures: Map<string, Uint8Array> }>();
  const files = new Set<readonly [string, string, Uint8Array]>();
  for (const { path, place, id } of papers) {
    const { document, signer } = place;
    const bytes = contents.get(id);
    if (signer === undefined) documents.set(path, unsigned(path, document, bytes));
    else if (bytes !== undefined) files.add([documentPath(document), signer, bytes]);
  }
  for (const [path, signer, bytes] of files) documents.get(path)?.signatures.set(signer, bytes);
  return { documents, isWhole };
}

function unsigned(path: string, document: DocumentName, bytes: Uint8Array | undefined) {
  const signatures = new Map<string, Uint8Array>();
  if (bytes === undefined) return { path, document, bytes: new Uint8Array(), sha256: "", signatures };
  return { path, document, bytes, sha256: sha256(bytes), signatures };
}
