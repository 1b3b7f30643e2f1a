import { sha256 } from "../crypto/sha256.ts";
import { parseList } from "../format/list.ts";
import { documentPath, signaturePath } from "../format/place.ts";
import type { Signed } from "../verify/signed.ts";
import type { FileChanges } from "./file-changes.ts";

/** A list that changes make void, and whose signatures go with it. */
export interface VoidList {
  readonly name: string;
  readonly signers: readonly string[];
}

/**
 * The lists that a branch brings and that name what these changes alter: none could be added with a line that is
 * past, so they go, as signatures beside a statement go with it. What the base has stays as it is.
 */
export function voidLists(
  before: ReadonlyMap<string, Signed>,
  after: ReadonlyMap<string, Signed>,
  changes: FileChanges,
): { readonly lists: readonly VoidList[]; readonly changes: FileChanges } {
  const isPast = (path: string, hash: string) => {
    if (!changes.has(path)) return false;
    const bytes = changes.get(path);
    return bytes === undefined || sha256(bytes) !== hash;
  };
  const lists = [...after.values()].flatMap((signed): VoidList[] => {
    const { document } = signed;
    if (document.kind !== "list" || before.has(signed.path) || changes.has(signed.path)) return [];
    const lines = parseList(signed.bytes)?.lines ?? new Map<string, string>();
    if (![...lines].some(([path, hash]) => isPast(path, hash))) return [];
    return [{ name: document.name, signers: [...signed.signatures.keys()].sort() }];
  });
  const gone = lists.flatMap(({ name, signers }) => {
    const document = { kind: "list", name } as const;
    return [documentPath(document), ...signers.map((signer) => signaturePath(document, signer))];
  });
  return { lists, changes: new Map(gone.map((path) => [path, undefined])) };
}
