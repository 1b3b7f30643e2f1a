import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sha256 } from "../../../src/crypto/sha256.ts";
import { type ReleaseLayout, readers } from "../../../src/format/release/readers.ts";
import type { ReadReleases } from "../../../src/format/release/release.ts";
import { encodeText } from "../../../src/format/text.ts";

function read(layout: ReleaseLayout, name: string, files: Readonly<Record<string, string>>): ReadReleases {
  const { wants, read } = readers[layout];
  const wanted = Object.entries(files).filter(([path]) => wants(path));
  return read(name, new Map(wanted.map(([path, text]) => [path, encodeText(text)])));
}

const [a, b] = [sha256("a"), sha256("b")];
const plain = { status: "active", kinds: [], fixes: [], requires: [] };

describe("opam-repository", () => {
  const opam = (more = "") => `opam-version: "2.0"
synopsis: "Promises: \\"quoted\\" {braces} [brackets]" # a comment with "quotes
(* another [ *)
depends: [
  "dune" {>= "1.8.0" & build}
  ("ocaml" {>= "4.08" & < "5.5"} | "ocaml-base")
]
available: [ os != "win32" & conf-x:installed ]
setenv: LIB_PATH = "%{lib}%/x"
x-rewrite: [ [LIB_PATH (";" {os = "win32"} ":" {os!="win32"}) "target"] ]
build: [
  ["./configure" "CC=cc" {!opt-32:installed & (os="a"|os="b")} "-j%{jobs}%"]
  [make "-j" jobs] {os-distribution!="alpine" & opam-version >= "2.1.0"}
]
messages: "once
   more" {failure & jobs > 1}
description: """
Many "lines" url { src: "https://evil.example/" }
"""
${more}url {
  src: "https://example.org/lwt-5.7.0.tar.gz"
  checksum: [ "md5=${"0".repeat(32)}" "sha512=${"AB".repeat(64)}" "sha256=${a}" ]
  mirrors: "https://mirror.example/lwt-5.7.0.tar.gz"
}
extra-source "fix.patch" {
  src: "https://example.org/1234"
  checksum: "sha256=${b}"
}
`;

  test("names what is signed", () => {
    const { releases, unreadable } = read("opam", "lwt", {
      "lwt.5.7.0/opam": opam(),
      "lwt.5.7.0/files/x": "",
    });
    expect(unreadable).toEqual([]);
    expect(releases).toEqual([
      {
        ...plain,
        version: "5.7.0",
        requires: ["dune", "ocaml", "ocaml-base"],
        artifacts: [
          {
            file: "lwt-5.7.0.tar.gz",
            urls: ["https://example.org/lwt-5.7.0.tar.gz", "https://mirror.example/lwt-5.7.0.tar.gz"],
            digests: { md5: "0".repeat(32), sha512: "ab".repeat(64), sha256: a },
          },
          { file: "fix.patch", urls: ["https://example.org/1234"], digests: { sha256: b } },
        ],
      },
    ]);
  });

  test.each([
    ["flags: avoid-version\n", "deprecated"],
    ["flags: [ light-uninstall deprecated ]\n", "deprecated"],
    ["flags: [ compiler ]\n", "active"],
    ['x-maintenance-intent: [ "(latest)" ]\n', "active"],
  ])("%s", (line, status) => {
    expect(read("opam", "lwt", { "lwt.1/opam": opam(line) }).releases[0]?.status).toBe(status);
  });

  test("never available: yanked", () => {
    const text = opam().replace(/^available:.*$/m, "available: false");
    expect(read("opam", "lwt", { "lwt.1/opam": text }).releases[0]?.status).toBe("yanked");
  });

  test.each([
    ["an open string", 'a: "'],
    ["an open list", 'a: [ "b"'],
    ["a bracket too many", "a: [ ] ]"],
    ["no value", "a: b:"],
    ["a hundred thousand brackets", `a: ${"[".repeat(100_000)}`],
    ["sections in sections", "a {".repeat(10_000)],
    ["an open comment", "(* a"],
  ])("%s: unreadable", (_, text) => {
    expect(read("opam", "lwt", { "lwt.1/opam": text }).unreadable).toEqual(["lwt.1/opam"]);
  });

  test("a folder of another name is not of this package", () =>
    expect(read("opam", "lwt", { "lwt_ppx.1/opam": opam() }).unreadable).toEqual(["lwt_ppx.1/opam"]));
});

describe("METADATA.jl", () => {
  const commit = "71763c297d524746136030891d9a6333d3c262a1";

  test("a commit a version, and what it needs", () => {
    const files = {
      url: "https://github.com/JuliaIO/JSON.jl.git\n",
      "versions/0.1.0/sha1": `${commit}\n`,
      "versions/0.1.0/requires": "julia 0.2-\n@osx Homebrew 0.3 0.5 # why\n@windows WinRPM\n\nCompat\n",
      "versions/0.2.0/sha1": "no commit\n",
    };
    expect(read("julia", "JSON", files)).toEqual({
      releases: [
        { ...plain, version: "0.1.0", artifacts: [], commit, requires: ["Homebrew", "WinRPM", "Compat"] },
      ],
      unreadable: ["versions/0.2.0/sha1"],
    });
  });

  test.each([
    [commit, true],
    [`${commit}\n\n`, true],
    [sha256("x"), true],
    [`x${commit}`, false],
    [`${commit}x`, false],
    [commit.slice(1), false],
    [commit.toUpperCase(), false],
    ["a", false],
  ])("%j is a commit: %s", (text, expected) =>
    expect(read("julia", "JSON", { "versions/1/sha1": text }).releases).toHaveLength(expected ? 1 : 0),
  );
});

const plugin = `apiVersion: krew.googlecontainertools.github.com/v1alpha2
kind: Plugin
metadata:
  name: access-matrix
spec:
  version: v0.4.3
  platforms:
  - bin: access-matrix
    uri: https://example.org/v0.4.3/access-matrix-amd64-linux.tar.gz
    sha256: ${a}
    selector: {matchExpressions: [{key: os, operator: In, values: [linux]}]}
  caveats: |
    Usage:
`;

describe("krew-index", () => {
  test("the one version of a file", () => {
    const { releases } = read("krew", "access-matrix", { "access-matrix.yaml": plugin });
    expect(releases).toEqual([
      {
        ...plain,
        version: "v0.4.3",
        artifacts: [
          {
            file: "access-matrix-amd64-linux.tar.gz",
            urls: ["https://example.org/v0.4.3/access-matrix-amd64-linux.tar.gz"],
            digests: { sha256: a },
          },
        ],
      },
    ]);
  });

  test.each([
    ["another's name", plugin.replace("name: access-matrix", "name: ctx")],
    ["a key twice", plugin.replace("kind: Plugin", "kind: Plugin\nkind: Plugin")],
    ["aliases", "a: &a [b]\nb: [*a, *a]\n"],
    ["deep", "[".repeat(60_000)],
    ["deep, of dashes", "- ".repeat(30_000)],
    ["deep, of lines", Array.from({ length: 300 }, (_, i) => `${" ".repeat(i)}a:\n`).join("")],
    ["long", `${plugin}${"  # x\n".repeat(30_000)}`],
  ])("%s: unreadable", (_, text) => {
    expect(read("krew", "access-matrix", { "access-matrix.yaml": text }).unreadable).toEqual([
      "access-matrix.yaml",
    ]);
  });
});

describe("a manifest of krew's", () => {
  const brackets = plugin.match(/[[{&*!]/g)?.length ?? 0;

  test.each<[string, string, boolean]>([
    ["2,000 brackets", `${plugin}# ${"[".repeat(2000 - brackets)}\n`, true],
    ["2,001 brackets", `${plugin}# ${"[".repeat(2001 - brackets)}\n`, false],
    ["199 spaces", `${plugin}${" ".repeat(199)}x\n`, true],
    ["200 spaces", `${plugin}${" ".repeat(200)}x\n`, false],
    ["200 spaces behind a word", `${plugin}    x${" ".repeat(200)}x\n`, true],
    ["19 dashes", `${plugin}    ${"-  ".repeat(19)}\n`, true],
    ["20 dashes", `${plugin}    ${"-  ".repeat(20)}\n`, false],
    ["20 dashes behind a word", `${plugin}    x ${"- ".repeat(20)}\n`, true],
    ["64 KiB", `${plugin}#${"x".repeat(65_534 - plugin.length)}\n`, true],
    ["64 KiB and a byte", `${plugin}#${"x".repeat(65_535 - plugin.length)}\n`, false],
    ["an alias", plugin.replace("kind: Plugin", "x: &a b\ny: *a\nkind: Plugin"), false],
    ["a key that is none", plugin.replace("kind: Plugin", "? [a]\n: b\nkind: Plugin"), false],
    ["no kind", plugin.replace("kind: Plugin\n", ""), false],
    ["another kind", plugin.replace("kind: Plugin", "kind: Index"), false],
  ])("with %s", (_, text, expected) =>
    expect(read("krew", "access-matrix", { "access-matrix.yaml": text }).releases).toHaveLength(
      expected ? 1 : 0,
    ),
  );

  test("has a version that looks like a number, as it is written", () => {
    const text = plugin.replace("v0.4.3\n", "1.10\n");
    expect(read("krew", "access-matrix", { "access-matrix.yaml": text }).releases[0]?.version).toBe("1.10");
  });
});

describe("Bazel's registries", () => {
  const integrity = `sha256-${Buffer.from(a, "hex").toString("base64")}`;
  const source = JSON.stringify({
    url: "https://example.org/x-1.tar.gz",
    integrity,
    mirror_urls: ["https://m.example/x"],
  });
  const files = (metadata: object, more = {}) => ({
    "metadata.json": JSON.stringify(metadata),
    "1/source.json": source,
    ...more,
  });

  test("an archive with its integrity, and what it needs", () => {
    const module =
      'module(name = "x")\nbazel_dep(name = "y", version = "1")\nbazel_dep(name = "z", dev_dependency = True)\n';
    expect(read("bazel", "x", files({ yanked_versions: {} }, { "1/MODULE.bazel": module }))).toEqual({
      releases: [
        {
          ...plain,
          version: "1",
          requires: ["y"],
          artifacts: [
            {
              file: "x-1.tar.gz",
              urls: ["https://example.org/x-1.tar.gz", "https://m.example/x"],
              digests: { sha256: a },
            },
          ],
        },
      ],
      unreadable: [],
    });
  });

  test("yanked with a reason, deprecated as a whole", () => {
    const one = (metadata: object) => read("bazel", "x", files(metadata)).releases[0];
    expect(one({ yanked_versions: { 1: "broken" } })).toMatchObject({ status: "yanked", note: "broken" });
    expect(one({ deprecated: "use y" })).toMatchObject({ status: "deprecated", note: "use y" });
    expect(one({ yanked_versions: { constructor: "x" } })).toMatchObject({ status: "active" });
  });

  test("a git commit", () => {
    const git = JSON.stringify({
      type: "git_repository",
      remote: "https://example.org/x.git",
      commit: "a".repeat(40),
    });
    expect(read("bazel", "x", { "1/source.json": git }).releases).toMatchObject([
      { commit: "a".repeat(40), artifacts: [] },
    ]);
  });

  test.each([
    ["a".repeat(40), true],
    [sha256("x"), true],
    ["a".repeat(39), false],
    [`x${"a".repeat(40)}`, false],
    [`${"a".repeat(40)}x`, false],
    ["A".repeat(40), false],
    [7, false],
  ])("the commit %j is one: %s", (commit, expected) =>
    expect(read("bazel", "x", { "10/source.json": JSON.stringify({ commit }) }).releases).toHaveLength(
      expected ? 1 : 0,
    ),
  );

  test.each([
    { url: 7, integrity },
    { url: "", integrity },
    { url: "https://e.org/", integrity },
    { integrity },
    { url: "https://e.org/x" },
    { url: "https://e.org/x", integrity: `${integrity} sha256-AAAA` },
    { url: "https://e.org/x", integrity: integrity.replace("sha256", "sha1") },
  ])("%j is no archive", (source) =>
    expect(read("bazel", "x", { "1/source.json": JSON.stringify(source) }).releases).toEqual([]),
  );

  test("an archive with several hashes, of which bytes begin with zero", () => {
    const zeros = `sha256-${Buffer.alloc(32, 1).toString("base64")} sha512-${Buffer.alloc(64).toString("base64")}`;
    const text = JSON.stringify({
      url: "https://e.org/x",
      integrity: zeros,
      mirror_urls: [7, "", "https://m/x"],
    });
    expect(read("bazel", "x", { "1/source.json": text }).releases[0]?.artifacts).toEqual([
      {
        ...{ file: "x", urls: ["https://e.org/x", "https://m/x"] },
        digests: { sha256: "01".repeat(32), sha512: "00".repeat(64) },
      },
    ]);
  });

  test("what it needs, however it is spaced", () => {
    const module = `  bazel_dep(version="1", name="aa")
bazel_dep(
    name  =  "bb",
)
# bazel_dep(name = "cc")
bazel_dep(name = "dd", dev_dependency=True)
bazel_dep(name = "ee", dev_dependency  =  True)
bazel_dep(name = "ff", dev_dependency = False)
bazel_dep(version = "1")
`;
    const source = JSON.stringify({ commit: "a".repeat(40) });
    const { releases } = read("bazel", "x", { "1/source.json": source, "1/MODULE.bazel": module });
    expect(releases[0]?.requires).toEqual(["aa", "bb", "ff"]);
  });

  test("metadata that nobody can read may hide a yank", () =>
    expect(read("bazel", "x", { "metadata.json": "{", "1/source.json": source }).unreadable).toEqual([
      "metadata.json",
    ]));

  test.each(["[]", "null", "{}", '{"url":"https://e.org/x","integrity":"sha256-AAAA"}', "[".repeat(200_000)])(
    "%.40s: unreadable",
    (text) => expect(read("bazel", "x", { "1/source.json": text }).unreadable).toEqual(["1/source.json"]),
  );
});

test("texts that keep a parser busy end at once", () => {
  const fill = (piece: string, length: number) => piece.repeat(Math.floor(length / piece.length));
  for (const piece of ["&a ", "!!x ", "*a ", "- a\n", "a: b\n", "? "])
    read("krew", "x", { "x.yaml": fill(piece, 1 << 16) });
  for (const piece of ["\n ", "bazel_dep(", 'bazel_dep(name = "'])
    read("bazel", "x", {
      "1/source.json": JSON.stringify({ commit: "a".repeat(40) }),
      "1/MODULE.bazel": fill(piece, 1 << 18),
    });
  for (const piece of ['"""', "a: [", "a:b ", "(*", "\\"])
    read("opam", "x", { "x.1/opam": fill(piece, 1 << 18) });
}, 10_000);

test.each(Object.entries(readers))("%s: any bytes give an answer", (_, reader) => {
  const paths = [
    "1.yaml",
    "x.1/opam",
    "versions/1/sha1",
    "x.yaml",
    "1/source.json",
    "metadata.json",
    "1/MODULE.bazel",
  ];
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.string().map(encodeText)), {
        minLength: 7,
        maxLength: 7,
      }),
      (contents) => {
        const files = new Map(
          paths.flatMap((path, i) => (reader.wants(path) ? [[path, contents[i]] as const] : [])),
        );
        expect(() => reader.read("x", files)).not.toThrow();
      },
    ),
    { numRuns: 200 },
  );
  const unread = paths.filter(reader.wants);
  expect(reader.read("x", new Map(unread.map((path) => [path, undefined]))).releases).toEqual([]);
});
