import type { Entry, Tree } from "../../src/tree.ts";

/** Directories by id; one that is a number has so many entries, which nobody may look at. */
export type Listings = Readonly<Record<string, readonly Entry[] | number>>;

/** A tree of directories alone, its top `top`; what is asked for is written down in `asked`, question by question. */
export function listTree(listings: Listings, asked: (readonly string[])[] = []): Tree {
  return {
    id: "top",
    async list(ids) {
      asked.push(ids);
      return ids.map((id) => {
        const found = listings[id];
        if (found === undefined) throw new Error(`${id} is no directory`);
        return typeof found === "number" ? new Array<Entry>(found) : found;
      });
    },
    read: async () => [],
    digest: async () => [],
  };
}

/** A directory's entry, by default with its name as id. */
export function folder(name: string, id = name): Entry {
  return { name, mode: "40000", id };
}

/** A file's. */
export function file(name: string, id = name, mode = "100644"): Entry {
  return { name, mode, id };
}
