import { execFileSync } from "node:child_process";
import { formatTree } from "../../src/git/format-tree.ts";
import { parseTree } from "../../src/git/parse-tree.ts";
import type { Entry } from "../../src/tree.ts";
import { git } from "../git/fixture.ts";
import type { World } from "./world.ts";

/** Stores an object of any bytes, as nobody who checks would; its id. */
export function store({ gitDir }: World, type: string, body: Uint8Array | string): string {
  return git(gitDir, ["hash-object", "-w", "--literally", "-t", type, "--stdin"], { input: body });
}

/** The entries of a tree object, by any name that git knows. */
export function entriesOf({ gitDir }: World, name: string): readonly Entry[] {
  const bytes = execFileSync("git", ["cat-file", "tree", name], { cwd: gitDir, maxBuffer: 1 << 30 });
  const entries = parseTree(bytes, "sha1");
  if (entries === undefined) throw new Error(`${name} is no tree`);
  return entries;
}

export function storeTree(world: World, entries: readonly Entry[]): string {
  return store(world, "tree", formatTree(entries));
}

/** Stores a commit's tree anew, with the entries of one directory changed; the id of the new top tree. */
export function editTree(
  world: World,
  tree: string,
  path: string,
  edit: (entries: readonly Entry[]) => readonly Entry[],
): string {
  const entries = entriesOf(world, tree);
  if (path === "") return storeTree(world, edit(entries));
  const [first = "", ...rest] = path.split("/");
  return storeTree(
    world,
    entries.map((entry) =>
      entry.name === first ? { ...entry, id: editTree(world, entry.id, rest.join("/"), edit) } : entry,
    ),
  );
}

/** Stores a commit upon base, as other people's software writes them; its id. */
export function storeCommit(world: World, tree: string, parents: readonly string[] = ["base"]): string {
  const ids = parents.map((parent) => git(world.gitDir, ["rev-parse", parent]));
  return store(world, "commit", commitText(tree, ids));
}

export function commitText(tree: string, parents: readonly string[]): string {
  const who = "a <a@example.org> 1700000000 +0000";
  const lines = [`tree ${tree}`, ...parents.map((id) => `parent ${id}`), `author ${who}`, `committer ${who}`];
  return `${lines.join("\n")}\n\nx\n`;
}

/** A head that differs from the lawful one in the entries of one directory; the commit's id. */
export function headWith(
  world: World,
  path: string,
  edit: (entries: readonly Entry[]) => readonly Entry[],
): string {
  return storeCommit(world, editTree(world, git(world.gitDir, ["rev-parse", "head^{tree}"]), path, edit));
}
