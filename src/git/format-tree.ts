import type { Entry } from "../tree.ts";
import { encodeName } from "./entry-name.ts";

/** The bytes of a tree object with these entries in this order: the inverse of `parseTree`. Checks nothing. */
export function formatTree(entries: readonly Entry[]): Uint8Array {
  return Buffer.concat(
    entries.flatMap(({ mode, name, id }) => [
      Buffer.from(`${mode} `, "latin1"),
      encodeName(name),
      Buffer.of(0),
      Buffer.from(id, "hex"),
    ]),
  );
}
