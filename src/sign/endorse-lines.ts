import { signaturePath } from "../format/place.ts";
import type { Signer } from "../keys/signer.ts";
import type { Signed } from "../verify/signed.ts";
import type { FileChanges } from "./file-changes.ts";
import { planList } from "./plan-lists.ts";
import { signDocument } from "./sign-document.ts";

/** A list to be endorsed. */
export interface Endorsement {
  /** The registry's identity, `name hex32`. */
  readonly registry: string;
  readonly name: string;
  /** Path of a statement, certificate or revocation -> SHA-256 of its bytes; at least one. */
  readonly lines: ReadonlyMap<string, string>;
  /** The list of that name that is there. */
  readonly present: Signed | undefined;
}

/**
 * The files of an endorsement (DESIGN.md section 4, Lists): the list, and one issuer's signature on it. Other
 * signatures stay where the list is there to the letter, and go where its bytes change. Nothing is judged.
 */
export async function endorseLines(
  { registry, name, lines, present }: Endorsement,
  issuer: { readonly name: string; readonly signer: Signer },
): Promise<FileChanges> {
  const plan = planList(registry, name, lines, present && { signed: present });
  if (plan.bytes === undefined) throw new TypeError("an endorsement names something");
  const path = signaturePath({ kind: "list", name }, issuer.name);
  const signature = await signDocument(issuer.signer, "endorse", plan.bytes, plan.kept.get(issuer.name));
  return new Map([...plan.changes, [path, signature]]);
}
