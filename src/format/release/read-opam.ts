import { decodeText } from "../text.ts";
import { type OpamItem, type OpamValue, parseOpam } from "./opam-file.ts";
import {
  type Artifact,
  type Digests,
  digestOf,
  fileNameOf,
  type Release,
  type ReleaseReader,
} from "./release.ts";

const FILE = /^([^/]+)\/opam$/;

/**
 * Reads opam-repository: `NAME.VERSION/opam`. Flags `deprecated` and `avoid-version` make a release
 * `deprecated`, `available: false` makes it `yanked`.
 */
export const opamReader: ReleaseReader = {
  wants: (path) => FILE.test(path),
  read: (name, files) => {
    const releases: Release[] = [];
    const unreadable: string[] = [];
    for (const [path, bytes] of files) {
      const folder = FILE.exec(path)?.[1] ?? "";
      const text = bytes === undefined ? undefined : decodeText(bytes);
      const items = text === undefined ? undefined : parseOpam(text);
      if (items === undefined || !folder.startsWith(`${name}.`)) unreadable.push(path);
      else releases.push(releaseOf(folder.slice(name.length + 1), items));
    }
    return { releases, unreadable };
  },
};

function releaseOf(version: string, items: readonly OpamItem[]): Release {
  const field = (name: string) =>
    items.find((item) => item.name === name && item.inside === undefined)?.values ?? [];
  const flags = textsOf(field("flags"), "word");
  const [available, ...more] = field("available");
  const isGone =
    more.length === 0 && available !== undefined && textsOf([available], "word").join() === "false";
  const isAvoided = flags.includes("deprecated") || flags.includes("avoid-version");
  const sections = items.filter(({ name }) => name === "url" || name === "extra-source");
  return {
    version,
    status: isGone ? "yanked" : isAvoided ? "deprecated" : "active",
    kinds: [],
    fixes: [],
    artifacts: sections.flatMap(artifactOf),
    requires: [...new Set(textsOf(field("depends"), "string"))],
  };
}

/** What `url { src: checksum: mirrors: }` and `extra-source "file" { ... }` name. */
function artifactOf({ name, values, inside = [] }: OpamItem): Artifact[] {
  const texts = (wanted: string) =>
    inside.filter((item) => item.name === wanted).flatMap((item) => textsOf(item.values, "string"));
  const urls = [...texts("src"), ...texts("archive"), ...texts("mirrors")];
  const label = name === "extra-source" ? textsOf(values, "string")[0] : undefined;
  const file = label ?? fileNameOf(urls[0] ?? "");
  if (file === undefined) return [];
  const digests: Digests = Object.assign({}, ...texts("checksum").map(checksumOf));
  return [{ file, urls, digests }];
}

/** `sha256=5f70...`; without an algorithm it is MD5. */
function checksumOf(text: string): Digests {
  const [algorithm, hex] = text.includes("=") ? text.split("=") : ["md5", text];
  return digestOf(algorithm ?? "", hex ?? "") ?? {};
}

/** Every string, or word, of values and the lists in them; what filters say is left out. */
function textsOf(values: readonly OpamValue[], kind: "string" | "word"): string[] {
  return values.flatMap((value) =>
    "text" in value
      ? value.kind === kind
        ? [value.text]
        : []
      : value.kind === "list"
        ? textsOf(value.items, kind)
        : [],
  );
}
