import { signaturePath } from "../format/place.ts";
import type { Signed } from "../verify/signed.ts";
import type { FileChanges } from "./file-changes.ts";
import type { NamedSigner } from "./plan-certificate.ts";
import { signDocument } from "./sign-document.ts";

/** The files of revocations and one signature on each; a revocation without a hash is not there yet. */
export async function signRevocations(
  documents: readonly Signed[],
  { name, signer }: NamedSigner,
): Promise<FileChanges> {
  const changes = new Map<string, Uint8Array>();
  for (const { path, bytes, sha256, signatures } of documents) {
    const document = {
      kind: "revocation",
      key: path.slice(path.lastIndexOf("/") + 1, -".yaml".length),
    } as const;
    if (sha256 === "") changes.set(path, bytes);
    const at = signaturePath(document, name);
    changes.set(at, await signDocument(signer, "revocation", bytes, signatures.get(name)));
  }
  return changes;
}
