import { type DocumentName, documentPath, signaturePath } from "../../src/format/place.ts";
import { roles } from "../../src/format/root.ts";
import { type Purpose, signDocument } from "../../src/sign/sign-document.ts";
import { namespaces } from "../../src/verify/signed.ts";
import { signerOf } from "./keys.ts";
import type { Options } from "./options.ts";
import { bytesAt, put, type Stage } from "./stage.ts";

/** Adds one signature to a document of a stage: in the file of `name`, by a key, for a purpose. */
export async function addSignature(
  stage: Stage,
  document: DocumentName,
  name: string,
  key: string,
  purpose: Purpose = usualPurpose(document),
): Promise<void> {
  const path = signaturePath(document, name);
  const existing = stage.files.has(path) ? bytesAt(stage.files, path) : undefined;
  const bytes = bytesAt(stage.files, documentPath(document));
  put(stage, path, await signDocument(signerOf(key), purpose, bytes, existing));
}

/** What a document is signed for unless something else is said. */
function usualPurpose({ kind }: DocumentName): Purpose {
  if (kind === "statement") return "publish";
  return kind === "list" ? "endorse" : kind;
}

/** What `role R` or `purpose P` asks for; undefined: the usual. */
export function purposeIn(options: Options): Purpose | undefined {
  const role = options.get("role");
  const word = role ?? options.get("purpose");
  const isRole = roles.some((each) => each === word);
  if (word === undefined) return undefined;
  if (!(word in namespaces) || (role !== undefined && !isRole)) throw new Error(`no such purpose: ${word}`);
  return word as Purpose;
}

/** Signs for everybody in `signers`: `ann`, or `carol/carol-laptop` for a key that has another name. */
export async function addSignatures(
  stage: Stage,
  document: DocumentName,
  signers: readonly string[],
): Promise<void> {
  for (const signer of signers) {
    const [name = "", key = name] = signer.split("/");
    await addSignature(stage, document, name, key);
  }
}
