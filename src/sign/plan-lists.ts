import { sha256 } from "../crypto/sha256.ts";
import { formatList } from "../format/list.ts";
import { documentPath, signaturePath } from "../format/place.ts";
import type { FileChanges } from "./file-changes.ts";
import type { OwnList } from "./own-lists.ts";

/** A list to be signed. */
export interface ListPlan {
  readonly name: string;
  /** The list, or undefined when it names nothing any more. */
  readonly bytes: Uint8Array | undefined;
  /** Signatures that stay good, by signer. */
  readonly kept: ReadonlyMap<string, Uint8Array>;
  /** The list itself, and signatures that its new bytes make void. */
  readonly changes: FileChanges;
}

/** A statement that changes: its new SHA-256, undefined when it goes, and the list that shall name it, if one does. */
export interface Line {
  readonly path: string;
  readonly sha256: string | undefined;
  readonly list: string | undefined;
}

/**
 * The lists that are to be signed, so that every line names what will be there: those that shall name a
 * statement, and those of the user's own that named one that changes.
 */
export function planLists(registry: string, own: readonly OwnList[], changed: readonly Line[]): ListPlan[] {
  const known = new Map(own.map((list) => [list.name, list]));
  const paths = new Set(changed.map(({ path }) => path));
  const dirty = new Set([
    ...changed.flatMap(({ list }) => list ?? []),
    ...own.filter(({ lines }) => [...lines.keys()].some((path) => paths.has(path))).map(({ name }) => name),
  ]);
  return [...dirty].map((name) => {
    const old = known.get(name);
    const lines = new Map([...(old?.lines ?? [])].filter(([path]) => !paths.has(path)));
    for (const line of changed)
      if (line.list === name && line.sha256 !== undefined) lines.set(line.path, line.sha256);
    return planList(registry, name, lines, old);
  });
}

/** One list that shall have these lines; `old` is the one of that name that is there. */
export function planList(
  registry: string,
  name: string,
  lines: ReadonlyMap<string, string>,
  old: Pick<OwnList, "signed"> | undefined,
): ListPlan {
  const document = { kind: "list", name } as const;
  const bytes = lines.size === 0 ? undefined : formatList({ registry, lines });
  const signatures = old?.signed.signatures ?? new Map<string, Uint8Array>();
  const isSame = bytes !== undefined && old?.signed.sha256 === sha256(bytes);
  const changes = new Map<string, Uint8Array | undefined>([[documentPath(document), bytes]]);
  if (!isSame)
    for (const signer of signatures.keys()) changes.set(signaturePath(document, signer), undefined);
  return { name, bytes, kept: isSame ? signatures : new Map(), changes };
}
