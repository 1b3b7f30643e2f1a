import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sha256 } from "../../src/crypto/sha256.ts";
import { chainPath, commonNameOf, documentPath, parsePlace, signaturePath } from "../../src/format/place.ts";
import { count, hash, name, path } from "./arbitraries.ts";

const revoked = `.bailiwick/revoked/${sha256("")}`;

/** Paths, and what lies there: kind, and whose signatures, if it is they. */
const places: readonly [path: string, kind: string | undefined, signer?: string][] = [
  [".bailiwick/root/1.yaml", "root"],
  [".bailiwick/root/1.alice.sig", "root", "alice"],
  [".bailiwick/root/9007199254740991.yaml", "root"],
  [".bailiwick/root/9007199254740992.yaml", undefined],
  [".bailiwick/root/0.yaml", undefined],
  [".bailiwick/root/01.yaml", undefined],
  [".bailiwick/root/1.yml", undefined],
  [".bailiwick/root/1.sums", undefined],
  [".bailiwick/root/alice.yaml", undefined],
  [".bailiwick/root/a/1.yaml", undefined],
  [".bailiwick/certs/carol.yaml", "certificate"],
  [".bailiwick/certs/carol.carol.sig", "certificate", "carol"],
  [".bailiwick/certs/carol.alice.sig", "certificate", "alice"],
  [".bailiwick/certs/Carol.yaml", undefined],
  [".bailiwick/certs/self.yaml", undefined],
  [".bailiwick/certs/carol.self.sig", undefined],
  [".bailiwick/certs/carol.sig", undefined],
  [".bailiwick/certs/carol.a.b.sig", undefined],
  [".bailiwick/certs/.yaml", undefined],
  [`${revoked}.yaml`, "revocation"],
  [`${revoked}.self.sig`, "revocation", "self"],
  [`${revoked}.alice.sig`, "revocation", "alice"],
  [`${revoked.toUpperCase().replace(".BAILIWICK/REVOKED", ".bailiwick/revoked")}.yaml`, undefined],
  [`${revoked.slice(0, -1)}.yaml`, undefined],
  [`${revoked}.Alice.sig`, undefined],
  [`.bailiwick/lists/${sha256("")}.yaml`, undefined],
  [".bailiwick/lists/2026-11-adoption.sums", "list"],
  [".bailiwick/lists/2026-11-adoption.alice.sig", "list", "alice"],
  [".bailiwick/lists/a.yaml", undefined],
  [".bailiwick/lists/a/1.sums", undefined],
  [".bailiwick/lists/self.sums", undefined],
  [".bailiwick/statements/JSON/12.sums", "statement"],
  [".bailiwick/statements/JSON/12.carol.sig", "statement", "carol"],
  [".bailiwick/statements/packages/foo.d/1.sums", "statement"],
  [".bailiwick/statements/JSON/12.yaml", undefined],
  [".bailiwick/statements/JSON/012.sums", undefined],
  [".bailiwick/statements/JSON/12.self.sig", undefined],
  [".bailiwick/statements/JSON/README", undefined],
  [".bailiwick/statements/12.sums", undefined],
  [".bailiwick/statements/a//12.sums", undefined],
  [".bailiwick/statements/../root/12.sums", undefined],
  [".bailiwick/statements/CON/12.sums", undefined],
  [".bailiwick/statements/a\n/12.sums", undefined],
  [".bailiwick/statements/a\u2028b/12.sums", "statement"],
  [".bailiwick/common/.github/3.sums", "statement"],
  [".bailiwick/common/.github/3.erin.sig", "statement", "erin"],
  [".bailiwick/common/a/b/3.sums", undefined],
  [".bailiwick/common/.gitattributes+/3.sums", "statement"],
  [".bailiwick/common/.GitModules++/3.erin.sig", "statement", "erin"],
  [".bailiwick/common/.gitattributes/3.sums", undefined],
  [".bailiwick/common/.GITMODULES/3.sums", undefined],
  [".bailiwick/common/.gitignore/3.sums", "statement"],
  [".bailiwick/statements/.gitattributes/3.sums", "statement"],
  [".bailiwick/common/.bailiwick/3.sums", undefined],
  [".bailiwick/.gitattributes", undefined],
  [".bailiwick/other/1.yaml", undefined],
  [".bailiwick/root/1.yaml\n", undefined],
  ["a/.bailiwick/root/1.yaml", undefined],
  [".Bailiwick/root/1.yaml", undefined],
  [".bailiwick", undefined],
  ["", undefined],
];

const documents = fc.oneof(
  count.map((version) => ({ kind: "root", version }) as const),
  name.map((user) => ({ kind: "certificate", user }) as const),
  hash.map((key) => ({ kind: "revocation", key }) as const),
  name.map((each) => ({ kind: "list", name: each }) as const),
  fc.tuple(path, count, fc.boolean()).map(([text, sequence, isCommon]) => ({
    kind: "statement" as const,
    subject: isCommon
      ? ({ kind: "common", name: text.split("/")[0] ?? "" } as const)
      : ({ kind: "package", name: text } as const),
    sequence,
  })),
);

describe("a place", () => {
  test.each(places)("%j is %s of %s", (text, kind, signer) => {
    const place = parsePlace(text);
    expect([place?.document.kind, place?.signer]).toEqual([kind, signer]);
    if (place !== undefined) {
      const { document } = place;
      expect(signer === undefined ? documentPath(document) : signaturePath(document, signer)).toBe(text);
    }
  });

  test("of every document is read as that document, and no other", () => {
    fc.assert(
      fc.property(documents, name, (document, signer) => {
        expect(parsePlace(documentPath(document))).toEqual({ document });
        expect(parsePlace(signaturePath(document, signer))).toEqual({ document, signer });
      }),
      { numRuns: 2000 },
    );
  });
});

/** Names that git's fsck refuses as those of directories, by any of the ways in which a system spells them. */
const gitFiles = [
  ...[".gitattributes", ".gitmodules", ".GitModules", ".git\u200cmodules", "gitatt~1", "GITMOD~4"],
  ...["gi7d29~1", "gi7d2~12", "gi7d~123", "gi7~1234", "gi~12345", "g~123456", "~1234567"],
  ...["gi7eba~9", "gi7eb~10", "gi7e~102", "GI7EBA~1"],
];
/** What looks as if it were one. */
const others = [
  ...[
    ".gitignore",
    ".gitattributesx",
    "x.gitattributes",
    "gitattributes",
    "gitatt~0",
    "gitatt~5",
    "gitatt~12",
  ],
  ...["gi7d29~0", "gi7d29~12", "gi7d2~1", "gi7d3~12", "xgi7d29~1", "gi7d29~1x", "gi7eb~01", "~01234567"],
  ...["~12345678", "g~12345", "gi7ebx~1", "gi7d29~a", "gi7d29~1.", "gi7d2+~1"],
];

describe("the statements of a common name", () => {
  const directory = (name: string) => chainPath({ kind: "common", name });

  test.each(gitFiles)("%s lie under one + more", (name) => {
    for (const own of [name, `${name}+`, `${name}++`]) {
      expect(directory(own)).toBe(`.bailiwick/common/${own}+`);
      expect(commonNameOf(`${own}+`)).toBe(own);
    }
    expect(commonNameOf(name)).toBeUndefined();
    expect(commonNameOf(`${name}+\u200c`)).toBeUndefined();
    expect(chainPath({ kind: "package", name })).toBe(`.bailiwick/statements/${name}`);
  });

  test.each(others)("%s lie under its own name", (name) => {
    for (const own of [name, `${name}+`]) {
      expect(directory(own)).toBe(`.bailiwick/common/${own}`);
      expect(commonNameOf(own)).toBe(own);
    }
  });
});
