import { decodeBase64 } from "../../crypto/base64.ts";
import { decodeText } from "../text.ts";
import {
  type Artifact,
  type Digests,
  digestOf,
  fileNameOf,
  type Release,
  type ReleaseReader,
} from "./release.ts";

const SOURCE = /^([^/]+)\/source\.json$/;

/**
 * Reads Bazel's registries: `VERSION/source.json` names an archive with its integrity, or a git commit;
 * `VERSION/MODULE.bazel` what it needs; `metadata.json` which versions are yanked, and whether the whole
 * module is deprecated.
 */
export const bazelReader: ReleaseReader = {
  wants: (path) => path === "metadata.json" || /^[^/]+\/(?:source\.json|MODULE\.bazel)$/.test(path),
  read: (_, files) => {
    const releases: Release[] = [];
    const unreadable: string[] = [];
    const metadata = objectIn(files.get("metadata.json"));
    // Without its metadata nobody knows what is yanked.
    if (metadata === undefined && files.has("metadata.json")) unreadable.push("metadata.json");
    const yanked = asObject(metadata?.yanked_versions) ?? {};
    const deprecated = textIn(metadata?.deprecated);
    for (const [path, bytes] of files) {
      const version = SOURCE.exec(path)?.[1];
      if (version === undefined) continue;
      const source = objectIn(bytes);
      const artifact = source && artifactOf(source);
      const commit = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.exec(textIn(source?.commit) ?? "")?.[0];
      if (artifact === undefined && commit === undefined) {
        unreadable.push(path);
        continue;
      }
      const isYanked = Object.hasOwn(yanked, version);
      releases.push({
        version,
        status: isYanked ? "yanked" : deprecated === undefined ? "active" : "deprecated",
        note: isYanked ? textIn(yanked[version]) : deprecated,
        ...{ kinds: [], fixes: [], artifacts: artifact === undefined ? [] : [artifact], commit },
        requires: dependenciesIn(files.get(`${version}/MODULE.bazel`)),
      });
    }
    return { releases, unreadable };
  },
};

type JsonObject = Readonly<Record<string, unknown>>;

function objectIn(bytes: Uint8Array | undefined): JsonObject | undefined {
  const text = bytes === undefined ? undefined : decodeText(bytes);
  if (text === undefined) return undefined;
  try {
    return asObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function asObject(value: unknown): JsonObject | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined;
}

function textIn(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function artifactOf(source: JsonObject): Artifact | undefined {
  const url = textIn(source.url);
  const file = url && fileNameOf(url);
  const digests = digestsIn(textIn(source.integrity) ?? "");
  if (url === undefined || file === undefined || digests === undefined) return undefined;
  const mirrors = Array.isArray(source.mirror_urls)
    ? source.mirror_urls.flatMap((each) => textIn(each) ?? [])
    : [];
  return { file, urls: [...new Set([url, ...mirrors])], digests };
}

/** Subresource Integrity: `sha256-` and base64, several by spaces. */
function digestsIn(integrity: string): Digests | undefined {
  const all = integrity.split(" ").map((each) => {
    const [algorithm = "", base64 = ""] = each.split(/-(.*)/s);
    const bytes = decodeBase64(base64);
    const hex = Array.from(bytes ?? [], (byte) => byte.toString(16).padStart(2, "0")).join("");
    return digestOf(algorithm, hex);
  });
  return all.includes(undefined) ? undefined : Object.assign({}, ...all);
}

/** Names in `bazel_dep(name = "x", ...)`, less those for development. */
function dependenciesIn(bytes: Uint8Array | undefined): string[] {
  const text = (bytes === undefined ? undefined : decodeText(bytes)) ?? "";
  const calls = [...text.matchAll(/^[ \t]{0,40}bazel_dep\(([^()]{0,1000})\)/gm)].map(
    ([, words = ""]) => words,
  );
  return [
    ...new Set(
      calls.flatMap((words) =>
        /\bdev_dependency\s*=\s*True\b/.test(words) ? [] : (/\bname\s*=\s*"([^"]+)"/.exec(words)?.[1] ?? []),
      ),
    ),
  ];
}
