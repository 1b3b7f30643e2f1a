import { subjectKey } from "../format/layout.ts";
import { chainPath, parsePlace } from "../format/place.ts";
import { SUMS_BYTES } from "../format/sums.ts";
import type { Tree } from "../tree.ts";
import type { Side } from "./side.ts";

/** A document as a tree holds it. */
export interface Held {
  /** The blob's git id. */
  readonly id: string;
  readonly sha256: string;
}

/** Blobs that were hashed already, undefined being too large: many lists may name one file of many megabytes. */
const hashed = new WeakMap<Tree, Map<string, string | undefined>>();

/** What a tree holds at the paths of documents, such as a list names; paths where nothing is are left out. */
export async function heldAt(
  { tree, home, outline }: Side,
  paths: Iterable<string>,
): Promise<ReadonlyMap<string, Held>> {
  const wanted = new Set(paths);
  const ids = new Map<string, string>();
  const chains = new Map<string, string>();
  for (const path of wanted) {
    const leaf = home.documents.get(path);
    if (leaf !== undefined) ids.set(path, leaf.id);
    const document = parsePlace(path)?.document;
    if (document?.kind !== "statement") continue;
    const chain = outline.subjects.get(subjectKey(document.subject))?.chain;
    if (chain !== undefined) chains.set(chainPath(document.subject), chain);
  }
  const folders = [...chains];
  const listings = await tree.list(folders.map(([, id]) => id));
  for (const [i, [folder]] of folders.entries()) {
    for (const { name, mode, id } of listings[i] ?? []) {
      const path = `${folder}/${name}`;
      if (mode === "100644" && wanted.has(path)) ids.set(path, id);
    }
  }
  const known = hashed.get(tree) ?? new Map<string, string | undefined>();
  hashed.set(tree, known);
  const asked = [...new Set(ids.values())].filter((id) => !known.has(id));
  const digests = await tree.digest(asked, SUMS_BYTES);
  for (const [i, id] of asked.entries()) known.set(id, digests[i]);
  const held = new Map<string, Held>();
  for (const [path, id] of ids) {
    const sha256 = known.get(id);
    if (sha256 !== undefined) held.set(path, { id, sha256 });
  }
  return held;
}
