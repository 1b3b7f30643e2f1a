/**
 * A release is one signed file of its package (DESIGN.md section 6), `packages/foo/1.0.5.yaml`:
 *
 *     version: "1.0.5"
 *     kind:
 *       - "security"
 *       - "bugfix"
 *     fixes:
 *       - "CVE-2026-1234"
 *     status: "active"
 *     artifacts:
 *       - file: "foo-1.0.5.tar.gz"
 *         url: "https://example.org/foo-1.0.5.tar.gz"
 *         size: 1024
 *         sha256: "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef"
 *     note: "..."
 *
 * `kind`, `fixes`, `artifacts`, `note`, and of an artifact `url` and `size`, are optional. The file's name is
 * the version's. No two artifacts have one name.
 */
import * as v from "valibot";
import { count, listOf, name, parseDocument, words } from "../document.ts";
import { isSha256 } from "../names.ts";
import { segmentFault } from "../paths.ts";
import { VERSION_LENGTH } from "../version/compare-parts.ts";
import { formatYaml, type YamlObject } from "../yaml.ts";
import {
  type ReadReleases,
  type Release,
  type ReleaseReader,
  type ReleaseStatus,
  statuses,
} from "./release.ts";

/** A file of a release. */
export interface ReleasedFile {
  readonly file: string;
  readonly url?: string | undefined;
  readonly size?: number | undefined;
  readonly sha256: string;
}

/** What a release file says. */
export interface ReleaseFile {
  readonly version: string;
  readonly kind?: readonly string[] | undefined;
  readonly fixes?: readonly string[] | undefined;
  readonly status: ReleaseStatus;
  readonly artifacts?: readonly ReleasedFile[] | undefined;
  readonly note?: string | undefined;
}

const segment = v.pipe(
  words,
  v.check((text) => segmentFault(text) === undefined),
);
const url = v.pipe(words, v.regex(/^https?:\/\/[!-~]{1,2000}$/));
const artifact = v.strictObject({
  file: segment,
  url: v.optional(url),
  size: v.optional(count),
  sha256: v.pipe(v.string(), v.check(isSha256)),
});
const schema = v.strictObject({
  version: v.pipe(segment, v.maxLength(VERSION_LENGTH)),
  kind: v.optional(listOf(name)),
  fixes: v.optional(listOf(words)),
  status: v.picklist(statuses),
  artifacts: v.optional(
    v.pipe(
      listOf(artifact),
      v.check((items) => new Set(items.map(({ file }) => file)).size === items.length),
    ),
  ),
  note: v.optional(words),
});

function shape({ version, kind, fixes, status, artifacts, note }: ReleaseFile): YamlObject {
  const files = artifacts?.map(({ file, url, size, sha256 }) => ({ file, url, size, sha256 }));
  return { version, kind, fixes, status, artifacts: files, note };
}

/** The bytes of a release file. */
export function formatRelease(release: ReleaseFile): Uint8Array {
  return formatYaml(shape(release));
}

/** The release that bytes mean; undefined when they are none, to the letter. */
export function parseRelease(bytes: Uint8Array): ReleaseFile | undefined {
  return parseDocument<ReleaseFile>(bytes, schema, shape);
}

/**
 * Reads the template's layout: every `.yaml` of the package is a release, named after its version; where each
 * version is a folder of its own, `1.0.5/1.0.5.yaml`.
 */
export const bailiwickReader: ReleaseReader = {
  wants: (path) => /^(?:([^/]+)\/\1|[^/]+)\.yaml$/.test(path),
  read: (_, files): ReadReleases => {
    const releases: Release[] = [];
    const unreadable: string[] = [];
    for (const [path, bytes] of files) {
      const found = bytes === undefined ? undefined : parseRelease(bytes);
      if (found === undefined || `${found.version}.yaml` !== path.slice(path.indexOf("/") + 1))
        unreadable.push(path);
      else releases.push(releaseOf(found));
    }
    return { releases, unreadable };
  },
};

function releaseOf({ version, kind, fixes, status, artifacts, note }: ReleaseFile): Release {
  return {
    ...{ version, status, note, kinds: kind ?? [], fixes: fixes ?? [], requires: [] },
    artifacts: (artifacts ?? []).map(({ file, url, size, sha256 }) => ({
      ...{ file, size, urls: url === undefined ? [] : [url] },
      digests: { sha256 },
    })),
  };
}
