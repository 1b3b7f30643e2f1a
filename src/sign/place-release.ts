import { Failure } from "../failure.ts";
import { isDirectoryPackage, type Layout, parseLayout } from "../format/layout.ts";
import { matchesSegment, type Pattern } from "../format/patterns.ts";
import { parseRegistryFile, REGISTRY_FILE } from "../format/release/registry-file.ts";
import { parseRelease, type ReleaseFile } from "../format/release/release-file.ts";
import { quote } from "../quote.ts";
import type { ReleaseSource } from "./release-source.ts";

/** Where a release's file lies in a registry, and what is there now. */
export interface ReleasePlace {
  /** The subject that it belongs to. */
  readonly subject: string;
  /** From the registry's top. */
  readonly path: string;
  readonly bytes: Uint8Array | undefined;
  readonly release: ReleaseFile | undefined;
}

/**
 * Finds the file of a release in the template's layout: `packages/foo/1.0.5.yaml` or, where each version is a
 * package, `packages/foo/1.0.5/1.0.5.yaml`. A word is a package's path, or its last segment. Throws the Failure
 * `usage` where it names no package, or several, or one of another layout, and `io` for a file that is no release.
 */
export async function placeRelease(
  source: ReleaseSource,
  layout: Layout,
  word: string,
  version: string,
): Promise<ReleasePlace> {
  const folder = await folderOf(source, layout, word.replace(/\/+$/, ""));
  const inner = isDirectoryPackage(layout, `${folder}/${version}`.split("/"))
    ? `${folder}/${version}`
    : folder;
  const path = `${inner}/${version}.yaml`;
  const bytes = await source.read(path);
  const release = bytes && parseRelease(bytes);
  if (bytes !== undefined && release === undefined)
    throw new Failure("io", `${quote(path)} is no release file`, { mend: "see docs/format.md, section 16" });
  return {
    subject: isDirectoryPackage(layout, inner.split("/")) ? inner : (path.split("/")[0] ?? path),
    path,
    bytes,
    release,
  };
}

async function folderOf(source: ReleaseSource, layout: Layout, word: string): Promise<string> {
  const bytes = await source.read(REGISTRY_FILE);
  const rules = bytes && parseRegistryFile(bytes)?.versions;
  const own = rules?.filter((rule) => rule.layout === "bailiwick").map(({ paths }) => paths);
  const patterns = (own === undefined ? layout : parseLayout(own))?.directories ?? [];
  const found = [...new Set(patterns.flatMap((pattern) => folderIn(pattern, word)))];
  const isThere = await Promise.all(found.map(source.isThere));
  const known = found.length > 1 ? found.filter((_, i) => isThere[i]) : found;
  const [folder, ...others] = known;
  if (folder === undefined || others.length > 0)
    throw new Failure(
      "usage",
      `${quote(word)} names ${others.length > 0 ? "several packages" : "no package whose releases are files of bailiwick's"}`,
      { mend: "name its folder, as in packages/foo; registry.yaml says which layout it has" },
    );
  return folder;
}

/** The folder that a word names under a pattern: the whole path, or what stands for the last segment. */
function folderIn({ segments }: Pattern, word: string): string[] {
  const path = word.split("/");
  const isSound = path.every((segment) => segment !== "" && !segment.startsWith("."));
  if (
    isSound &&
    path.length === segments.length &&
    segments.every((each, i) => matchesSegment(each, path[i] ?? ""))
  )
    return [word];
  const above = segments.slice(0, -1);
  const isShort = isSound && path.length === 1 && above.every((segment) => !segment.includes("*"));
  return isShort && matchesSegment(segments.at(-1) ?? "", word) ? [[...above, word].join("/")] : [];
}
