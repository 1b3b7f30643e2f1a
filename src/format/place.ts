import type { Subject } from "./layout.ts";
import { isName, isSha256, parseCount } from "./names.ts";
import { pathFault } from "./paths.ts";

/** A document of `.bailiwick/`, as its place names it (DESIGN.md section 4, Files). */
export type DocumentName =
  | { readonly kind: "root"; readonly version: number }
  | { readonly kind: "certificate"; readonly user: string }
  /** `key` is the SHA-256 of the revoked key's SSH wire blob. */
  | { readonly kind: "revocation"; readonly key: string }
  | { readonly kind: "list"; readonly name: string }
  | { readonly kind: "statement"; readonly subject: Subject; readonly sequence: number };

/** A document, or one signer's signatures on it: the NAME of `12.NAME.sig`. */
export interface Place {
  readonly document: DocumentName;
  readonly signer?: string;
}

export const HOME = ".bailiwick";

/** Where a document lies, from the repository's root, less its extension. */
function stem(document: DocumentName): string {
  switch (document.kind) {
    case "root":
      return `${HOME}/root/${document.version}`;
    case "certificate":
      return `${HOME}/certs/${document.user}`;
    case "revocation":
      return `${HOME}/revoked/${document.key}`;
    case "list":
      return `${HOME}/lists/${document.name}`;
    case "statement":
      return `${chainPath(document.subject)}/${document.sequence}`;
  }
}

/** The directory of a subject's statements. */
export function chainPath(subject: Subject): string {
  return `${HOME}/${subject.kind === "package" ? "statements" : "common"}/${subject.name}`;
}

/** The path of a document from the repository's root. */
export function documentPath(document: DocumentName): string {
  return `${stem(document)}.${document.kind === "statement" || document.kind === "list" ? "sums" : "yaml"}`;
}

/** The path of one signer's signatures on a document. */
export function signaturePath(document: DocumentName, signer: string): string {
  return `${stem(document)}.${signer}.sig`;
}

const FILE = /^([^.]+)(?:\.([^.]+)\.sig|\.(yaml|sums))$/;

/** What a path below `.bailiwick/` is; undefined when nothing belongs there. `.gitattributes` is no document. */
export function parsePlace(path: string): Place | undefined {
  const segments = path.split("/");
  const match = FILE.exec(segments.at(-1) ?? "");
  if (segments[0] !== HOME || match === null) return undefined;
  const [, base = "", signer, extension] = match;
  const document = documentOf(segments.slice(1, -1), base);
  if (document === undefined) return undefined;
  if (signer === undefined)
    return path === documentPath(document) && extension !== undefined ? { document } : undefined;
  return isName(signer) || (signer === "self" && document.kind === "revocation")
    ? { document, signer }
    : undefined;
}

function documentOf([folder, ...inner]: readonly string[], base: string): DocumentName | undefined {
  const number = parseCount(base);
  const name = inner.join("/");
  if (folder === "statements" || folder === "common") {
    if (number === undefined || pathFault(name) !== undefined || (folder === "common" && inner.length !== 1))
      return undefined;
    return {
      kind: "statement",
      subject: { kind: folder === "common" ? "common" : "package", name },
      sequence: number,
    };
  }
  if (inner.length > 0) return undefined;
  if (folder === "root" && number !== undefined) return { kind: "root", version: number };
  if (folder === "certs" && isName(base)) return { kind: "certificate", user: base };
  if (folder === "revoked" && isSha256(base)) return { kind: "revocation", key: base };
  if (folder === "lists" && isName(base)) return { kind: "list", name: base };
  return undefined;
}

/** The bytes of `.bailiwick/.gitattributes`, for ever. */
export const GITATTRIBUTES = "* -text\n*.sums linguist-generated merge=bailiwick\n*.sig linguist-generated\n";
