import { Failure } from "../failure.ts";
import {
  formatRelease,
  parseRelease,
  type ReleasedFile,
  type ReleaseFile,
} from "../format/release/release-file.ts";
import { quote } from "../quote.ts";
import type { ReleasePlace } from "./place-release.ts";

/** What is said of a release beside its files. */
export interface ReleaseWords {
  readonly kinds: readonly string[];
  readonly fixes: readonly string[];
  readonly note: string | undefined;
}

/**
 * The file of a new release, or of one that gets more files: what it says already stays. Throws the Failure
 * `usage` for what a release cannot say, and `signing-refused` for another file of a known name: bytes of a
 * released version never change.
 */
export function addRelease(
  { path, release: old }: Pick<ReleasePlace, "path" | "release">,
  version: string,
  files: readonly ReleasedFile[],
  { kinds, fixes, note }: ReleaseWords,
): { readonly release: ReleaseFile; readonly bytes: Uint8Array } {
  const artifacts = new Map((old?.artifacts ?? []).map((each) => [each.file, each]));
  for (const each of files) {
    const known = artifacts.get(each.file);
    if (known !== undefined && known.sha256 !== each.sha256)
      throw new Failure("signing-refused", `${quote(path)} lists other bytes as ${quote(each.file)}`, {
        mend: `bailiwick release yank PACKAGE ${quote(version)}   # and release another version`,
      });
    artifacts.set(each.file, { ...known, ...each, url: each.url ?? known?.url });
  }
  const release: ReleaseFile = {
    version,
    kind: join(old?.kind, kinds),
    fixes: join(old?.fixes, fixes),
    status: old?.status ?? "active",
    artifacts: artifacts.size === 0 ? undefined : [...artifacts.values()],
    note: note ?? old?.note,
  };
  const bytes = formatRelease(release);
  if (parseRelease(bytes) === undefined)
    throw new Failure("usage", "a version, kind, fix, URL or file name here is none", {
      mend: "see docs/format.md, section 16: kinds are lower-case names, URLs start with https://",
    });
  return { release, bytes };
}

function join(old: readonly string[] | undefined, more: readonly string[]): readonly string[] | undefined {
  const all = [...new Set([...(old ?? []), ...more])];
  return all.length === 0 ? undefined : all;
}

/** Words in brackets that tags use -> the kind of a release. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/\[security(?: fix| release)?\]/i, "security"],
  [/\[bug ?fix\]/i, "bugfix"],
  [/\[feature\]/i, "feature"],
  [/\[breaking(?: change)?\]/i, "breaking"],
];

/** What the message of an annotated tag says of the release: `[security fix]`, and the numbers of what it mends. */
export function wordsOfTag(message: string): Pick<ReleaseWords, "kinds" | "fixes"> {
  return {
    kinds: KINDS.flatMap(([words, kind]) => (words.test(message) ? [kind] : [])),
    fixes: [...new Set(message.match(/\b(?:CVE-\d{4}-\d{4,19}|GHSA(?:-[0-9a-z]{4}){3})\b/g))],
  };
}
