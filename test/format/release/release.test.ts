import { expect, test } from "vitest";
import { readers, usualOrders } from "../../../src/format/release/readers.ts";
import { REGISTRY_FILE } from "../../../src/format/release/registry-file.ts";
import { digestOf, fileNameOf } from "../../../src/format/release/release.ts";

const hex = (length: number) => "0123456789abcdef".repeat(8).slice(0, length);

test.each([
  ["sha256", 64],
  ["sha384", 96],
  ["sha512", 128],
  ["md5", 32],
])("%s has %i digits", (algorithm, length) => {
  expect(digestOf(algorithm, hex(length))).toEqual({ [algorithm]: hex(length) });
  expect(digestOf(algorithm, hex(length).toUpperCase())).toEqual({ [algorithm]: hex(length) });
  for (const text of ["", hex(length - 1), `${hex(length)}0`, `g${hex(length - 1)}`, `${hex(length - 1)}g`])
    expect(digestOf(algorithm, text), text).toBeUndefined();
  for (const other of ["", "sha1", "SHA256", "sha224"]) expect(digestOf(other, hex(length))).toBeUndefined();
});

test.each([
  ["https://a/b.tgz", "b.tgz"],
  ["https://a/b.tgz?x=/y#z", "b.tgz"],
  ["https://a/b.tgz#/z", "b.tgz"],
  ["https://a/", undefined],
  ["", undefined],
])("%s ends in the file %s", (url, name) => expect(fileNameOf(url)).toBe(name));

test("each layout has its own order", () => {
  expect(REGISTRY_FILE).toBe("registry.yaml");
  expect(usualOrders).toEqual({
    ...{ bailiwick: "semver", opam: "loose", julia: "semver", krew: "semver", bazel: "bazel" },
  });
});

test.each([
  ["opam", "lwt.1/opam", "opam a/lwt.1/opam lwt.1/opam/x lwt.1/files"],
  [
    "julia",
    "versions/1.2/sha1 versions/1.2/requires",
    "versions/1/2/sha1 x/versions/1/sha1 versions/1/sha1x url",
  ],
  ["krew", "a.yaml", "a.yml a.yaml/b"],
  [
    "bazel",
    "metadata.json 1.2/source.json 1.2/MODULE.bazel",
    "source.json a/1/source.json 1/source.json/x 1/MODULE.bazel.orig x/metadata.json",
  ],
] as const)("%s looks at %s, not at %s", (layout, wanted, others) => {
  const looks = (paths: string) => paths.split(" ").filter((path) => readers[layout].wants(path));
  expect(looks(wanted).join(" ")).toBe(wanted);
  expect(looks(others)).toEqual([]);
});
