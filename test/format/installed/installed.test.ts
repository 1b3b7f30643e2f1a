import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Approval, formatAuthors, parseAuthors } from "../../../src/format/installed/authors.ts";
import { formatLedger, type LedgerEntry, parseLedger } from "../../../src/format/installed/ledger.ts";
import { readJuliaManifest } from "../../../src/format/installed/read-julia-manifest.ts";
import { readPackageLock } from "../../../src/format/installed/read-package-lock.ts";
import { readRequirements } from "../../../src/format/installed/read-requirements.ts";
import { encodeText } from "../../../src/format/text.ts";

const identity = `test ${"0".repeat(32)}`;

describe("requirements.txt", () => {
  test("what is pinned, and what is not", () => {
    const text = `# comment
--index-url https://example.org/simple
foo==1.0.5 \\
    --hash=sha256:aaaa \\
    --hash=sha256:bbbb
Bar_Baz[extra,more] === 2.1rc1 ; python_version < "3.12"  # why
bar>=1.0
qux==1.*
-r other.txt

git+https://example.org/x.git
`;
    const { installed, unread } = readRequirements(text);
    expect(installed).toEqual([
      { name: "foo", version: "1.0.5", ecosystem: "PyPI" },
      { name: "Bar_Baz", version: "2.1rc1", ecosystem: "PyPI" },
    ]);
    expect(unread).toEqual(["bar>=1.0", "qux==1.*", "git+https://example.org/x.git"]);
  });

  test.each([
    ["é foo==1", []],
    ["foo bar==1", []],
    ["foo==1, <2", []],
    ["foo==", []],
    ["  foo == 1  ", ["1"]],
    ["foo==1 --hash=sha256:aaaa", ["1"]],
    ["foo==1 ; x", ["1"]],
    ["foo==1\\\n--hash=sha256:aaaa", ["1"]],
    [`foo==1 #${"x".repeat(9_992)}`, ["1"]],
    [`foo==1 #${"x".repeat(9_993)}`, []],
  ])("%.40j pins %j", (line, versions) => {
    const { installed, unread } = readRequirements(line);
    expect(installed.map(({ version }) => version)).toEqual(versions);
    expect(unread).toEqual(versions.length > 0 ? [] : [line.slice(0, 200)]);
  });
});

describe("package-lock.json", () => {
  const npm = (name: string, version: string, requires: readonly string[] = []) => ({
    ...{ name, version, ecosystem: "npm", requires },
  });

  test("versions 2 and 3", () => {
    const packages = {
      "": { name: "own", version: "1.0.0", dependencies: { foo: "^1" } },
      "node_modules/foo": {
        version: "1.0.5",
        dependencies: { "@a/bar": "1" },
        optionalDependencies: { opt: "1" },
      },
      "node_modules/@a/bar": { version: "1.0.0" },
      "node_modules/foo/node_modules/@a/bar": { version: "2.0.0" },
      "node_modules/alias": { name: "real", version: "3.0.0" },
      "node_modules/linked": { link: true, resolved: "packages/linked" },
      "packages/linked": { version: "0.0.1" },
      "node_modules/odd": { version: 7 },
    };
    expect(readPackageLock(JSON.stringify({ lockfileVersion: 3, packages }))).toEqual({
      installed: [
        npm("foo", "1.0.5", ["@a/bar", "opt"]),
        npm("@a/bar", "1.0.0"),
        npm("@a/bar", "2.0.0"),
        npm("real", "3.0.0"),
      ],
      unread: ["odd"],
    });
  });

  test("version 1", () => {
    const dependencies = {
      foo: { version: "1.0.5", requires: { bar: "1" }, dependencies: { bar: { version: "1.0.0" } } },
    };
    expect(readPackageLock(JSON.stringify({ lockfileVersion: 1, dependencies }))?.installed).toEqual([
      npm("foo", "1.0.5", ["bar"]),
      npm("bar", "1.0.0"),
    ]);
  });

  test.each(["", "[]", "{}", "null", '{"packages":{}}'])("%s is none", (text) =>
    expect(readPackageLock(text)).toBeUndefined(),
  );
});

test("Julia's Manifest.toml, both forms", () => {
  const old = `[[Base64]]
uuid = "2a0f44e3"

[[JSON]]
deps = ["Dates", "Parsers"]
git-tree-sha1 = "31e996f0"
uuid = "682c06a0"
version = "0.21.4"
`;
  const json = { name: "JSON", version: "0.21.4", ecosystem: "Julia", requires: ["Dates", "Parsers"] };
  expect(readJuliaManifest(old).installed).toEqual([json]);
  const young = `julia_version = "1.10.0"
[deps]
[[deps.JSON]]
deps = [
  "Dates",
  "Parsers"
]
version = "0.21.4"

    [deps.JSON.extensions]
    Ext = "X"

[[deps.Foo]]
version = "1.0.0"

    [deps.Foo.deps]
    JSON = "682c06a0"
`;
  expect(readJuliaManifest(young).installed).toEqual([
    json,
    { name: "Foo", version: "1.0.0", ecosystem: "Julia", requires: ["JSON"] },
  ]);
});

test.each<[string, string[]]>([
  ['version = "1"\n[[deps.A]]\nversion = "2"\n', ["A 2"]],
  ['[[deps.A]]\nversion = "1"\n[other]\nversion = "2"\ndeps = ["B"]\n', ["A 1"]],
  ['[[A]] # why\nversion = "1"\ndeps=["B"]\n', ["A 1 B"]],
  ['[[deps."A"]]\nversion = "1"\nnodeps = ["B"]\nweakdeps = ["C"]\n', ["A 1"]],
  ['[[A]]\nversion = "1"\n[A.deps]\n"B" = "x"\nC="y"\nD\n[[E]]\nversion="2"', ["A 1 B C", "E 2"]],
  ['[[A]]\nversion = "1"\n[B.deps]\nC = "x"\n', ["A 1"]],
  ['[[A]]\r\ndeps = [\r\n"B",\r\n"C"]\r\nversion = "1"\r\n', ["A 1 B C"]],
  ['[[A]]\nversion = ""\n[[B]]\nversion\n', []],
])("%j names %j", (text, expected) => {
  const { installed } = readJuliaManifest(text);
  expect(installed.map(({ name, version, requires = [] }) => [name, version, ...requires].join(" "))).toEqual(
    expected,
  );
});

test("any text gives an answer, at once", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      for (const read of [readRequirements, readPackageLock, readJuliaManifest, parseLedger])
        expect(() => read(text)).not.toThrow();
    }),
    { numRuns: 300 },
  );
  for (const piece of ["[\n", "[[", "deps = [\n", "a==1", " ", '"', "\\\n", "["])
    for (const read of [readRequirements, readPackageLock, readJuliaManifest]) read(piece.repeat(100_000));
});

describe("the ledger", () => {
  const entry: LedgerEntry = {
    ...{
      name: "foo",
      version: "1.0.5",
      date: "2026-11-21",
      registry: identity,
      ecosystem: "PyPI",
      requires: ["bar"],
    },
    ...{ authors: ["carol"], files: [{ path: "/opt/foo.whl", size: 0, sha256: "0".repeat(64) }] },
  };

  test("round trip", () => {
    const bare: LedgerEntry = { name: "a", version: "1", date: "2026-11-21", authors: [], files: [] };
    expect(parseLedger(formatLedger([entry, bare]))).toEqual([bare, entry]);
    expect(parseLedger(formatLedger([]))).toEqual([]);
    const [none, one, two] = [undefined, "a", "b"].map((registry) => ({ ...entry, registry }));
    expect(parseLedger(formatLedger([two, none, one] as LedgerEntry[]))).toEqual([none, one, two]);
  });

  test("what is none", () => {
    const text = formatLedger([entry]);
    expect(parseLedger(text.replace("ledger-v1", "ledger-v2"))).toBeUndefined();
    expect(parseLedger(text.replace("2026-11-21", "yesterday"))).toBeUndefined();
    expect(parseLedger(text.slice(0, -10))).toBeUndefined();
    const odd = { ...entry, files: [{ path: "/a", size: 1, sha256: "0".repeat(64) }] };
    expect(parseLedger(formatLedger([odd]))).toEqual([odd]);
    for (const change of [
      ...[{ name: "" }, { version: "" }, { date: "2026-02-30" }, { registry: "" }, { ecosystem: "" }],
      ...[{ requires: [""] }, { authors: [""] }, { authors: undefined }, { files: undefined }],
      ...[{ path: "" }, { size: -1 }, { size: 1.5 }, { size: 2 ** 53 }, { sha256: "0".repeat(63) }].map(
        (file) => ({ files: [{ ...odd.files[0], ...file }] }),
      ),
    ])
      expect(
        parseLedger(formatLedger([{ ...odd, ...change } as never])),
        JSON.stringify(change),
      ).toBeUndefined();
    expect(parseLedger(text.replace('"name"', '"zzz":1,"name"'))).toBeUndefined();
    expect(parseLedger(text.replace('"path"', '"zzz":1,"path"'))).toBeUndefined();
    expect(parseLedger(text.replace('"installed"', '"zzz":1,"installed"'))).toBeUndefined();
  });
});

describe("approvals", () => {
  const carol: Approval = { registry: identity, user: "carol", by: ["ann", "bob"], date: "2026-11-21" };
  const dave: Approval = {
    registry: identity,
    user: "dave",
    by: ["ann"],
    date: "2026-11-21",
    revoked: "2026-12-01",
  };

  test("round trip, sorted", () => {
    expect(parseAuthors(formatAuthors([dave, carol]))).toEqual([carol, dave]);
    expect(parseAuthors(formatAuthors([]))).toEqual([]);
  });

  test("what is none", () => {
    const text = Buffer.from(formatAuthors([carol, dave])).toString();
    const [head = "", first = "", second = ""] = text.split(/(?=^ {2}- registry)/m);
    expect(parseAuthors(encodeText(head + first + second))).toBeDefined();
    expect(parseAuthors(encodeText(head + second + first))).toBeUndefined();
    expect(parseAuthors(encodeText(head + first + first))).toBeUndefined();
    expect(parseAuthors(encodeText(`${text}# note\n`))).toBeUndefined();
    expect(parseAuthors(encodeText(text.replace("authors-v1", "authors-v2")))).toBeUndefined();
    for (const change of [
      ...[{ registry: "test" }, { user: "self" }, { by: [] }, { by: [""] }, { by: ["ann", "ann"] }],
      ...[{ date: "2026-02-30" }, { revoked: "never" }],
    ])
      expect(parseAuthors(formatAuthors([{ ...dave, ...change }])), JSON.stringify(change)).toBeUndefined();
  });

  test("are of one registry's user each", () => {
    const elsewhere = { ...carol, registry: `other ${"0".repeat(32)}` };
    expect(parseAuthors(formatAuthors([carol, elsewhere]))).toEqual([elsewhere, carol]);
    expect(parseAuthors(formatAuthors([carol, { ...carol, date: "2026-11-22" }]))).toBeUndefined();
  });
});
