import { sha256 } from "../crypto/sha256.ts";
import { subjectKey } from "../format/layout.ts";
import { chainPath, parsePlace } from "../format/place.ts";
import { SUMS_BYTES } from "../format/sums.ts";
import type { Side } from "./side.ts";

/** A document as a tree holds it. */
export interface Held {
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** What a tree holds at the paths of documents, such as a list names; paths where nothing is are left out. */
export async function heldAt(
  { tree, home, outline }: Side,
  paths: Iterable<string>,
): Promise<ReadonlyMap<string, Held>> {
  const wanted = new Set(paths);
  const ids = new Map<string, string>();
  const chains = new Map<string, string>();
  for (const path of wanted) {
    const document = parsePlace(path)?.document;
    const leaf = home.documents.get(path);
    if (leaf !== undefined) ids.set(path, leaf.id);
    const chain =
      document?.kind === "statement" ? outline.subjects.get(subjectKey(document.subject))?.chain : undefined;
    if (document?.kind === "statement" && chain !== undefined) chains.set(chainPath(document.subject), chain);
  }
  const folders = [...chains];
  const listings = await tree.list(folders.map(([, id]) => id));
  for (const [i, [folder]] of folders.entries()) {
    for (const { name, mode, id } of listings[i] ?? []) {
      const path = `${folder}/${name}`;
      if (mode === "100644" && wanted.has(path)) ids.set(path, id);
    }
  }
  const contents = await tree.read([...ids.values()], SUMS_BYTES);
  const held = new Map<string, Held>();
  for (const [i, path] of [...ids.keys()].entries()) {
    const bytes = contents[i];
    if (bytes !== undefined) held.set(path, { sha256: sha256(bytes), bytes });
  }
  return held;
}
