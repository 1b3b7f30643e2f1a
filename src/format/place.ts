import type { Subject } from "./layout.ts";
import { isName, isSha256, parseCount } from "./names.ts";
import { pathFault, withoutIgnored } from "./paths.ts";

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

/**
 * Names that git's fsck takes for `.gitattributes` or `.gitmodules` on some system (its `is_ntfs_dot_generic`, less
 * what no path may end in), with any number of `+` after them.
 */
const GIT_FILE =
  /^(?:\.git(?:attributes|modules)|git(?:att|mod)~[1-4]|(?=[^+]{8}\+*$)(?:g(?:i(?:7(?:d(?:29?)?|e(?:ba?)?)?)?)?)?~[1-9][0-9]*)\+*$/i;

/**
 * Whether a directory of this name fails git's fsck, and with it every push to a forge that checks, or would but for
 * a `+` at its end. The statements of a common name that is one lie under one `+` more.
 */
function isGitFile(name: string): boolean {
  return GIT_FILE.test(withoutIgnored(name));
}

/** The directory of a subject's statements. */
export function chainPath({ kind, name }: Subject): string {
  if (kind === "package") return `${HOME}/statements/${name}`;
  return `${HOME}/common/${isGitFile(name) ? `${name}+` : name}`;
}

/** The common name whose statements lie in a directory of this name below `common/`; undefined: nobody's. */
export function commonNameOf(directory: string): string | undefined {
  if (!isGitFile(directory)) return directory;
  return directory.endsWith("+") ? directory.slice(0, -1) : undefined;
}

/** The path of a document from the repository's root. */
export function documentPath(document: DocumentName): string {
  return `${stem(document)}.${extensionOf(document)}`;
}

function extensionOf({ kind }: DocumentName): "sums" | "yaml" {
  return kind === "statement" || kind === "list" ? "sums" : "yaml";
}

/** The path of one signer's signatures on a document. */
export function signaturePath(document: DocumentName, signer: string): string {
  return `${stem(document)}.${signer}.sig`;
}

const FILE =
  /^\.bailiwick\/(root|certs|revoked|lists|statements|common)\/(?:(.+)\/)?([^./]+)\.(?:([^./]+)\.sig|(yaml|sums))$/s;

/** What a path below `.bailiwick/` is; undefined when nothing belongs there. `.gitattributes` is no document. */
export function parsePlace(path: string): Place | undefined {
  const match = FILE.exec(path);
  if (match === null) return undefined;
  const [, folder = "", inner, base = "", signer, extension] = match;
  const document = documentOf(folder, inner, base);
  if (document === undefined) return undefined;
  if (signer === undefined) return extension === extensionOf(document) ? { document } : undefined;
  return isName(signer) || (signer === "self" && document.kind === "revocation")
    ? { document, signer }
    : undefined;
}

function documentOf(folder: string, inner: string | undefined, base: string): DocumentName | undefined {
  if (inner !== undefined) {
    const sequence = parseCount(base);
    if (sequence === undefined || pathFault(inner) !== undefined) return undefined;
    if (folder === "statements")
      return { kind: "statement", subject: { kind: "package", name: inner }, sequence };
    const name = inner.includes("/") ? undefined : commonNameOf(inner);
    if (folder !== "common" || name === undefined) return undefined;
    return { kind: "statement", subject: { kind: "common", name }, sequence };
  }
  const version = folder === "root" ? parseCount(base) : undefined;
  if (version !== undefined) return { kind: "root", version };
  if (folder === "certs" && isName(base)) return { kind: "certificate", user: base };
  if (folder === "revoked" && isSha256(base)) return { kind: "revocation", key: base };
  if (folder === "lists" && isName(base)) return { kind: "list", name: base };
  return undefined;
}

/** The bytes of `.bailiwick/.gitattributes`, for ever. */
export const GITATTRIBUTES = "* -text\n*.sums linguist-generated merge=bailiwick\n*.sig linguist-generated\n";
