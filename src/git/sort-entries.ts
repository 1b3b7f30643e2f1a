import type { Entry } from "../tree.ts";
import { encodeName } from "./entry-name.ts";

/** Entries in the order git gives them: by the bytes of the name, a directory's as if it ended in a slash. */
export function sortEntries(entries: readonly Entry[]): readonly Entry[] {
  return entries
    .map((entry) => ({ entry, key: encodeName(entry.mode === "40000" ? `${entry.name}/` : entry.name) }))
    .sort((a, b) => Buffer.compare(a.key, b.key))
    .map(({ entry }) => entry);
}
