import { GITATTRIBUTES, HOME, parsePlace } from "../format/place.ts";
import { encodeText } from "../format/text.ts";
import { sameBytes } from "../format/yaml.ts";
import type { Entry, Tree } from "../tree.ts";
import { type Fault, inspect, type Paper } from "./directory.ts";
import { listed } from "./listed.ts";
import { refuse } from "./refuse.ts";

/** `.bailiwick/` of a tree, less the statements: what must be known before there is a layout to walk by. */
export interface Home {
  /** Whether there is a `.bailiwick` at all. */
  readonly exists: boolean;
  /** Files of root/, certs/, revoked/ and lists/ that have a place there, by path. */
  readonly documents: ReadonlyMap<string, Paper>;
  /** Git id of `.gitattributes`. */
  readonly attributes: string | undefined;
  /** Tree ids of statements/ and common/. */
  readonly statements: string | undefined;
  readonly common: string | undefined;
  /** What does not belong there. */
  readonly faults: readonly Fault[];
}

const DOCUMENTS = ["root", "certs", "revoked", "lists"];

/** Reads the listings of `.bailiwick/`. */
export async function homeOf(tree: Tree): Promise<Home> {
  const top = (await tree.list([tree.id])).flat();
  const found = top.filter(({ name }) => name === HOME);
  const [home] = found;
  if (home === undefined)
    return {
      exists: false,
      documents: new Map(),
      attributes: undefined,
      statements: undefined,
      common: undefined,
      faults: [],
    };
  if (home.mode !== "40000" || found.length > 1) {
    return {
      exists: true,
      documents: new Map(),
      attributes: undefined,
      statements: undefined,
      common: undefined,
      faults: [{ refusal: refuse("file-unexpected", { path: HOME }), id: home.id }],
    };
  }
  const entries = (await tree.list([home.id])).flat();
  const faults = listingFaults(entries, HOME, home.id);
  const unexpected = (path: string, { id, mode }: Entry) =>
    void faults.push({ refusal: refuse("file-unexpected", { path }), id, isDirectory: mode === "40000" });
  const folder = (asked: string) => entries.find(({ name, mode }) => mode === "40000" && name === asked);
  const folders = DOCUMENTS.flatMap((name) => folder(name) ?? []);
  const [statements, common] = [folder("statements"), folder("common")];
  const attributes = entries.find(({ name, mode }) => mode === "100644" && name === ".gitattributes");
  const known = new Set([...folders, statements, common, attributes]);
  for (const entry of entries) if (!known.has(entry)) unexpected(`${HOME}/${entry.name}`, entry);
  if (attributes !== undefined && !(await isConstant(tree, attributes)))
    faults.push({ refusal: refuse("attributes-altered", {}), id: attributes.id });

  const documents = new Map<string, Paper>();
  for (const [folder, inside] of await listed(tree, folders)) {
    faults.push(...listingFaults(inside, `${HOME}/${folder.name}`, folder.id));
    for (const entry of inside) {
      const { mode, id } = entry;
      const path = `${HOME}/${folder.name}/${entry.name}`;
      const place = parsePlace(path);
      if (place === undefined || mode === "40000") unexpected(path, entry);
      else if (mode !== "100644") faults.push({ refusal: refuse("document-mode", { path, mode }), id });
      else documents.set(path, { path, mode, id, place });
    }
  }
  return {
    exists: true,
    documents,
    attributes: attributes?.id,
    statements: statements?.id,
    common: common?.id,
    faults,
  };
}

function listingFaults(entries: readonly Entry[], path: string, id: string): Fault[] {
  const { faults, collisions } = inspect(entries, path);
  const met = collisions.map((names) =>
    refuse("path-collision", { paths: names.map((name) => `${path}/${name}`) }),
  );
  return [...faults, ...met].map((refusal) => ({ refusal, id }));
}

async function isConstant(tree: Tree, { id }: Entry): Promise<boolean> {
  const constant = encodeText(GITATTRIBUTES);
  const [bytes] = await tree.read([id], constant.length);
  return bytes !== undefined && sameBytes(bytes, constant);
}
