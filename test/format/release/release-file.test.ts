import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sha256 } from "../../../src/crypto/sha256.ts";
import { formatRegistryFile, parseRegistryFile } from "../../../src/format/release/registry-file.ts";
import {
  bailiwickReader,
  formatRelease,
  parseRelease,
  type ReleaseFile,
} from "../../../src/format/release/release-file.ts";
import { decodeText, encodeText } from "../../../src/format/text.ts";

const full: ReleaseFile = {
  version: "1.0.5",
  kind: ["security", "bugfix"],
  fixes: ["CVE-2026-1234"],
  status: "active",
  artifacts: [
    {
      file: "foo-1.0.5.tar.gz",
      url: "https://example.org/foo-1.0.5.tar.gz",
      size: 1024,
      sha256: sha256("a"),
    },
    { file: "foo-1.0.5.whl", sha256: sha256("b") },
  ],
  note: "two\nlines",
};
const bytes = formatRelease(full);
const text = decodeText(bytes) ?? "";
const isRead = (change: Partial<ReleaseFile>) =>
  parseRelease(formatRelease({ ...full, ...change })) !== undefined;
const [tar] = full.artifacts ?? [];
const linked = (url: string) => ({ artifacts: [{ file: "a", url, sha256: sha256("a") }] });

describe("a release file", () => {
  test("round trip; the template's is one", () => {
    expect(parseRelease(bytes)).toEqual(full);
    const template = join(import.meta.dirname, "../../../metadata-template/packages/example/1.0.0.yaml");
    expect(parseRelease(readFileSync(template))).toMatchObject({ version: "1.0.0", status: "active" });
  });

  const cases: readonly [string, Partial<ReleaseFile>, boolean][] = [
    ["the least", { kind: undefined, fixes: undefined, artifacts: undefined, note: undefined }, true],
    ["a version that is no name of a file", { version: "1/../2" }, false],
    ["a version of 256 characters", { version: "1".repeat(256) }, true],
    ["a version of 257 characters", { version: "1".repeat(257) }, false],
    ["a version that is a device", { version: "nul.1" }, false],
    ["no version", { version: "" }, false],
    ["no kinds, listed", { kind: [] }, false],
    ["no fixes, listed", { fixes: [] }, false],
    ["nothing fixed", { fixes: [""] }, false],
    ["a fix twice", { fixes: ["a", "a"] }, false],
    ...(["active", "deprecated", "yanked", "unsupported"] as const).map(
      (status): [string, Partial<ReleaseFile>, boolean] => [status, { status }, true],
    ),
    ["a status that is none", { status: "withdrawn" as never }, false],
    ["no artifacts, listed", { artifacts: [] }, false],
    ["no size", { artifacts: [{ file: "a", size: 0, sha256: sha256("a") }] }, false],
    ["a size of 2^53", { artifacts: [{ file: "a", size: 2 ** 53, sha256: sha256("a") }] }, false],
    ["an empty note", { note: "" }, false],
    ["a kind in capitals", { kind: ["Security"] }, false],
    ["a kind twice", { kind: ["bugfix", "bugfix"] }, false],
    ["a file with a folder", { artifacts: [{ file: "a/b", sha256: sha256("a") }] }, false],
    ["a hash that is none", { artifacts: [{ file: "a", sha256: "abc" }] }, false],
    [
      "a URL of another scheme",
      { artifacts: [{ file: "a", url: "file:///etc/passwd", sha256: sha256("a") }] },
      false,
    ],
    ["a URL with a word before", linked("xhttps://a"), false],
    ["a URL of plain HTTP", linked("http://a"), true],
    ["a URL of nothing", linked("https://"), false],
    ["a URL of 2,008 characters", linked(`https://${"a".repeat(2000)}`), true],
    ["a URL of 2,009 characters", linked(`https://${"a".repeat(2001)}`), false],
    ["a URL beyond ASCII", linked("https://\u00e9"), false],
    ["a URL with a space", { artifacts: [{ file: "a", url: "https://a b", sha256: sha256("a") }] }, false],
    ["one file with two hashes", { artifacts: [tar, { ...tar, sha256: sha256("b") }] as never }, false],
  ];
  test.each(cases)("%s", (_, change, expected) => expect(isRead(change)).toBe(expected));

  test("any byte that is changed is refused, or is another value", () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, byte) => {
        const changed = Uint8Array.from(bytes);
        changed[at] = byte;
        const parsed = parseRelease(changed);
        if (parsed !== undefined) expect(Buffer.from(formatRelease(parsed)).equals(changed)).toBe(true);
      }),
      { numRuns: 300 },
    );
    expect(parseRelease(encodeText(`${text}# comment\n`))).toBeUndefined();
    expect(parseRelease(encodeText(text.replace('status: "active"\n', "")))).toBeUndefined();
    expect(parseRelease(encodeText(`${text}zzz: "1"\n`))).toBeUndefined();
  });

  test("lies under its own version's name", () => {
    const read = (name: string) => bailiwickReader.read("foo", new Map([[name, bytes]]));
    expect(read("1.0.5.yaml").releases).toMatchObject([
      {
        version: "1.0.5",
        kinds: ["security", "bugfix"],
        fixes: ["CVE-2026-1234"],
        artifacts: [{ urls: [tar?.url] }, {}],
      },
    ]);
    expect(read("1.0.6.yaml")).toEqual({ releases: [], unreadable: ["1.0.6.yaml"] });
    expect(read("1.0.5/1.0.5.yaml").unreadable).toEqual([]);
    expect(read("1.0.5/1.0.6.yaml").unreadable).toEqual(["1.0.5/1.0.6.yaml"]);
  });

  test.each([
    ["1.0.5.yaml", true],
    ["1.0.5/1.0.5.yaml", true],
    ["1.0.5/1.0.6.yaml", false],
    ["a/1.0.5/1.0.5.yaml", false],
    ["1.0.5/1.0.5.yaml/x", false],
    ["1.0.5.yml", false],
    [".yaml", false],
  ])("%s is looked at: %s", (path, expected) => expect(bailiwickReader.wants(path)).toBe(expected));

  test("says what clients are told", () => {
    const bare: ReleaseFile = { version: "1", status: "yanked", note: "broken" };
    const files = [full, bare].map((file) => [`${file.version}.yaml`, formatRelease(file)] as const);
    expect(bailiwickReader.read("foo", new Map(files)).releases).toEqual([
      {
        ...{ version: "1.0.5", status: "active", note: "two\nlines", requires: [] },
        ...{ kinds: ["security", "bugfix"], fixes: ["CVE-2026-1234"] },
        artifacts: [
          {
            ...{ file: "foo-1.0.5.tar.gz", size: 1024, urls: ["https://example.org/foo-1.0.5.tar.gz"] },
            digests: { sha256: sha256("a") },
          },
          { file: "foo-1.0.5.whl", size: undefined, urls: [], digests: { sha256: sha256("b") } },
        ],
      },
      {
        ...{ version: "1", status: "yanked", note: "broken", requires: [] },
        ...{ kinds: [], fixes: [], artifacts: [] },
      },
    ]);
  });
});

describe("registry.yaml", () => {
  test("the template's is one", () => {
    const path = join(import.meta.dirname, "../../../metadata-template/registry.yaml");
    expect(parseRegistryFile(readFileSync(path))?.versions).toHaveLength(1);
  });

  const rule = { paths: "packages/*/", order: "pep440", layout: "bailiwick", ecosystem: "PyPI" } as const;
  const isRule = (...versions: readonly object[]) =>
    parseRegistryFile(formatRegistryFile({ versions: versions as never })) !== undefined;

  test("round trip", () => {
    const file = {
      versions: [rule, { paths: "plugins/*.yaml", order: "semver", layout: "krew" } as const],
      note: "x",
    };
    expect(parseRegistryFile(formatRegistryFile(file))).toEqual(file);
  });

  test("what is none", () => {
    expect(isRule()).toBe(false);
    expect(isRule(rule)).toBe(true);
    expect(isRule({ ...rule, order: "natural" })).toBe(false);
    expect(isRule({ ...rule, ecosystem: "" })).toBe(false);
    expect(isRule(rule, rule)).toBe(false);
    const text = decodeText(formatRegistryFile({ versions: [rule] })) ?? "";
    expect(parseRegistryFile(encodeText(text.replace("registry-v1", "registry-v2")))).toBeUndefined();
    expect(parseRegistryFile(encodeText(`${text}note: ""\n`))).toBeUndefined();
    expect(parseRegistryFile(encodeText(`${text}zzz: "1"\n`))).toBeUndefined();
    expect(isRule({ ...rule, layout: "npm" })).toBe(false);
    expect(isRule({ ...rule, paths: "packages/{a,b}/" })).toBe(false);
    expect(isRule(rule, { ...rule, paths: "packages/*/*/" })).toBe(false);
  });
});
