import { opens } from "../format/opens.ts";
import type { Tree } from "../tree.ts";
import { type Evidence, isRegular } from "./evidence.ts";
import type { Policy } from "./policy.ts";

/** The file itself: what its statement says, and what is there. */
export interface FileLink {
  readonly kind: "file";
  readonly path: string;
  /** Undefined: it is not there. */
  readonly mode: string | undefined;
  readonly sha256: string | undefined;
  readonly stated: string | undefined;
}

/** The files of a whole subject, or below a directory of it. */
export interface FilesLink {
  readonly kind: "files";
  readonly path: string;
  readonly count: number;
  readonly stated: number;
}

/** Why nobody needs to vouch: patterns of the root's `unsigned` match every file. */
export interface UnsignedLink {
  readonly kind: "unsigned";
  readonly patterns: readonly string[];
  /** How the files compare with the photograph, if there is one. */
  readonly photograph: "none" | "like" | "unlike";
}

/** One path of a subject, there or not. */
export async function fileLink(tree: Tree, { files, fold }: Evidence, path: string): Promise<FileLink> {
  const leaf = files.leaves.find((each) => each.path === path);
  const readable = leaf !== undefined && isRegular(leaf.mode) ? [leaf.id] : [];
  const [sha256] = await tree.digest(readable);
  return { kind: "file", path, mode: leaf?.mode, sha256, stated: fold.files.get(path) };
}

/** The files below a directory of a subject; undefined: all of it. */
export function filesLink({ outline, files, fold }: Evidence, folder: string | undefined): FilesLink {
  const isBelow = (path: string) => folder === undefined || path.startsWith(`${folder}/`);
  return {
    kind: "files",
    path: folder ?? outline.subject.name,
    count: files.leaves.filter(({ path }) => isBelow(path)).length,
    stated: [...fold.files.keys()].filter(isBelow).length,
  };
}

/** The patterns of `unsigned` that let a subject stand, and how it compares with its photograph. */
export function unsignedLink(
  policy: Policy,
  { outline, files, fold, digests, chain }: Evidence,
): UnsignedLink {
  const paths = files.leaves.map(({ path }) => path);
  const patterns = policy.unsigned.filter((pattern) =>
    paths.some((path) => opens(pattern, outline.subject, path.split("/"))),
  );
  const isLike =
    paths.length === fold.files.size &&
    files.leaves.every(
      ({ path, mode }) =>
        digests.get(path) === fold.files.get(path) && (mode === "100755") === fold.executable.has(path),
    );
  return {
    kind: "unsigned",
    patterns: patterns.map(({ text }) => text),
    photograph: chain.links.length === 0 ? "none" : isLike ? "like" : "unlike",
  };
}
