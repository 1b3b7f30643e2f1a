import { armorSignature, parseSignatures } from "../crypto/sshsig.ts";
import { encodeText } from "../format/text.ts";
import type { Signer } from "../keys/signer.ts";
import { namespaces } from "../verify/signed.ts";

/** What a signature is for; it names the SSHSIG namespace. */
export type Purpose = keyof typeof namespaces;

/**
 * The bytes of a `.sig` file with one more signature over a document: `existing` is the file as it is, if
 * any. A block of the same key and purpose is replaced, since a file holds one; a file that holds no
 * signatures is replaced whole. Rejects as `Signer.sign` does.
 */
export async function signDocument(
  signer: Signer,
  purpose: Purpose,
  document: Uint8Array,
  existing?: Uint8Array,
): Promise<Uint8Array> {
  const namespace = namespaces[purpose];
  const kept = (existing === undefined ? undefined : parseSignatures(existing)) ?? [];
  const others = kept
    .filter((block) => block.key !== signer.key || block.namespace !== namespace)
    .map(armorSignature);
  return encodeText([...others, await signer.sign(namespace, document)].join(""));
}
