import { compareBytes } from "../format/byte-order.ts";
import { decodeText } from "../format/text.ts";
import type { Tree } from "../tree.ts";
import type { Leaf } from "../verify/directory.ts";
import { diffLines, type Hunk, hunksOf } from "./line-diff.ts";

/** Some files of a tree. */
export interface Files {
  readonly tree: Tree;
  readonly leaves: readonly Leaf[];
}

/** How one file differs. */
export interface FileDifference {
  readonly path: string;
  readonly change: "added" | "changed" | "removed";
  /** Octal, of the side that has it; both where they differ. */
  readonly modes: readonly string[];
  /** The lines that differ; undefined for what is no text, or too large to be shown. */
  readonly hunks: readonly Hunk[] | undefined;
}

/** A file of more bytes is not shown. */
const LARGEST = 256 << 10;
/** So many files are looked into; of the others it is only said that they differ. */
const MOST_FILES = 200;

/** How files differ from before, by path. Whatever they hold is read by ourselves: no filter of git's runs. */
export async function fileDifferences(before: Files, after: Files): Promise<FileDifference[]> {
  const old = new Map(before.leaves.map((leaf) => [leaf.path, leaf]));
  const young = new Map(after.leaves.map((leaf) => [leaf.path, leaf]));
  const paths = [...new Set([...old.keys(), ...young.keys()])].filter((path) => {
    const [was, is] = [old.get(path), young.get(path)];
    return was?.id !== is?.id || was?.mode !== is?.mode;
  });
  paths.sort(compareBytes);
  const shown = paths.slice(0, MOST_FILES);
  const texts = await Promise.all([textsOf(before.tree, old, shown), textsOf(after.tree, young, shown)]);
  return paths.map((path): FileDifference => {
    const [was, is] = [old.get(path), young.get(path)];
    const modes = [...new Set([was, is].flatMap((leaf) => leaf?.mode ?? []))];
    const [from, to] = texts.map((each) => each.get(path));
    return {
      path,
      change: was === undefined ? "added" : is === undefined ? "removed" : "changed",
      modes,
      hunks: from === undefined || to === undefined ? undefined : hunksOf(diffLines(from, to)),
    };
  });
}

/** The lines of files, of which one that is not there has none; left out are those that are no text. */
async function textsOf(
  tree: Tree,
  leaves: ReadonlyMap<string, Leaf>,
  paths: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const there = paths.flatMap((path) => leaves.get(path) ?? []).filter(({ mode }) => mode !== "160000");
  const contents = await tree.read(
    there.map(({ id }) => id),
    LARGEST,
  );
  const texts = new Map<string, readonly string[]>(
    paths.filter((path) => !leaves.has(path)).map((path) => [path, []]),
  );
  for (const [i, { path }] of there.entries()) {
    const bytes = contents[i];
    const text = bytes === undefined || bytes.includes(0) ? undefined : decodeText(bytes);
    if (text !== undefined) texts.set(path, linesOf(text));
  }
  return texts;
}

/** A last line without an end is another one than with it. */
function linesOf(text: string): string[] {
  const lines = text.split("\n");
  const last = lines.pop();
  return last === undefined || last === "" ? lines : [...lines, `${last} (no line end)`];
}
