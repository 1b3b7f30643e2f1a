import { describe, expect, test } from "vitest";
import { answerWords } from "../../src/client/answers.ts";
import type { ArtifactQuestion } from "../../src/client/artifact.ts";
import { judgeArtifact } from "../../src/client/judge-artifact.ts";
import type { PackageReleases } from "../../src/client/read-releases.ts";
import { sha256 } from "../../src/crypto/sha256.ts";
import type { Release } from "../../src/format/release/release.ts";

const release = (version: string, more: Partial<Release> = {}): Release => {
  const file = `foo-${version}.tgz`;
  const artifact = { file, urls: [`https://example.org/${file}`], digests: { sha256: sha256(file) } };
  return { version, status: "active", kinds: [], fixes: [], requires: [], artifacts: [artifact], ...more };
};

const foo = (releases: readonly Release[], more: Partial<PackageReleases> = {}): PackageReleases => ({
  ...{
    identity: "test 00",
    authors: ["carol"],
    registry: "test",
    path: "packages/foo",
    name: "foo",
    order: "semver",
    ecosystem: undefined,
  },
  ...{ standing: "verified", unreadable: [], releases, ...more },
});

const isFile = (file: string, more: Partial<ArtifactQuestion> = {}): ArtifactQuestion => ({
  ...{ file, digests: { sha256: sha256(file), md5: "0".repeat(32) }, ...more },
});
const asFoo = { package: "foo" };
const old = isFile("foo-1.0.0.tgz", asFoo);
const evil = { digests: { sha256: sha256("evil") } };

type Case = readonly [
  what: string,
  releases: readonly PackageReleases[],
  asked: ArtifactQuestion,
  outcome: string,
  codes: string,
];

const plain = foo([release("1.0.0"), release("1.0.1")]);
const yanked = release("1.0.0", { status: "yanked", note: "leaks" });
const security = { kinds: ["security"], fixes: ["CVE-1"] };

const cases: readonly Case[] = [
  ["listed", [plain], old, "pass", "listed"],
  ["listed, and nobody said of which package", [plain], isFile("foo-1.0.0.tgz"), "pass", "listed"],
  ["under another name", [plain], { ...old, file: "x" }, "pass", "listed"],
  ["of the version asked for", [plain], { ...old, version: "v1.0.0" }, "pass", "listed"],
  [
    "from a mirror, the same bytes",
    [plain],
    { ...old, url: "https://mirror.example/foo.tgz" },
    "pass",
    "listed",
  ],
  // fail
  ["other bytes", [plain], { ...old, ...evil }, "fail", "other-bytes"],
  [
    "other bytes, of no package in particular",
    [plain],
    { ...isFile("foo-1.0.0.tgz"), ...evil },
    "fail",
    "other-bytes",
  ],
  [
    "other bytes from home",
    [plain],
    { ...old, ...evil, url: "https://example.org/foo-1.0.0.tgz" },
    "fail",
    "other-bytes",
  ],
  ["an older release than asked for", [plain], { ...old, version: "1.0.1" }, "fail", "other-release"],
  [
    "a version that was never released",
    [plain],
    { ...old, ...evil, version: "9.9.9" },
    "fail",
    "version-unlisted",
  ],
  [
    "a file that its release does not list",
    [plain],
    isFile("foo-1.0.0.whl", { ...asFoo, version: "1.0.0" }),
    "fail",
    "file-unlisted",
  ],
  ["a file that no release lists", [plain], isFile("foo-9.tgz", asFoo), "fail", "file-unlisted"],
  ["a refused package", [foo(plain.releases, { standing: "refused" })], old, "fail", "package-refused"],
  [
    "a refused package, not asked for",
    [foo(plain.releases, { standing: "refused" })],
    isFile("foo-1.0.0.tgz"),
    "fail",
    "package-refused",
  ],
  // retry
  ["yanked", [foo([yanked, release("1.0.1"), release("2.0.0-rc.1")])], old, "retry", "yanked"],
  ["a security fix", [foo([release("1.0.0"), release("1.0.1", security)])], old, "retry", "security-update"],
  [
    "a bad mirror",
    [plain],
    { ...old, ...evil, url: "https://mirror.example/foo-1.0.0.tgz" },
    "retry",
    "other-mirror",
  ],
  [
    "a fix that is yanked itself",
    [foo([release("1.0.0"), release("1.0.1", { ...security, status: "yanked" })])],
    old,
    "pass",
    "listed",
  ],
  [
    "a fix that it has",
    [foo([release("1.0.0", { fixes: ["CVE-1"] }), release("2.0.0", security)])],
    old,
    "pass",
    "listed",
  ],
  [
    "a fix that its line had before",
    [foo([release("1.0.0", security), release("1.0.1"), release("2.0.0", security)])],
    isFile("foo-1.0.1.tgz", asFoo),
    "pass",
    "listed",
  ],
  [
    "a fix that another line had before",
    [foo([release("1.9.9", security), release("2.0.4"), release("2.0.5", security)])],
    isFile("foo-2.0.4.tgz", asFoo),
    "retry",
    "security-update",
  ],
  // warn
  ["deprecated", [foo([release("1.0.0", { status: "deprecated" })])], old, "warn", "deprecated"],
  ["unsupported", [foo([release("1.0.0", { status: "unsupported" })])], old, "warn", "unsupported"],
  ["unsigned", [foo(plain.releases, { standing: "unsigned" })], old, "warn", "unsigned"],
  [
    "MD5 alone",
    [foo([release("1.0.0", { artifacts: [{ file: "x", urls: [], digests: { md5: "0".repeat(32) } }] })])],
    old,
    "warn",
    "weak-digest",
  ],
  [
    "MD5 agrees, SHA-256 does not",
    [
      foo([
        release("1.0.0", {
          artifacts: [{ file: "x", urls: [], digests: { md5: "0".repeat(32), sha256: sha256("y") } }],
        }),
      ]),
    ],
    old,
    "fail",
    "file-unlisted",
  ],
  ["an unknown package", [], old, "warn", "package-unknown"],
  ["bytes that nobody knows", [plain], isFile("x"), "warn", "unlisted"],
  [
    "releases without files",
    [foo([release("1.0.0", { artifacts: [] })])],
    { ...old, version: "1.0.0" },
    "warn",
    "no-digest",
  ],
  ["files that are no releases", [foo([], { unreadable: ["1.yaml"] })], old, "warn", "unreadable"],
  [
    "listed, beside what nobody can read",
    [foo(plain.releases, { unreadable: ["2.yaml"] })],
    old,
    "warn",
    "unreadable",
  ],
  [
    "yanked and unsigned: the worst first",
    [foo([yanked], { standing: "unsigned" })],
    old,
    "retry",
    "yanked unsigned",
  ],
  [
    "two packages that say different things",
    [foo([yanked]), foo([release("1.0.0")], { path: "packages/evil", name: "evil" })],
    isFile("foo-1.0.0.tgz"),
    "warn",
    "several-packages",
  ],
];

describe("a file, by the releases of a registry", () => {
  test.each(cases)("%s", (_, packages, question, outcome, codes) => {
    const { reasons, ...answer } = judgeArtifact(question, packages, "unknown");
    expect([answer.outcome, reasons.map(({ code }) => code).join(" ")]).toEqual([outcome, codes]);
    for (const reason of reasons) expect(answerWords(reason)).not.toMatch(/undefined|\[object/);
  });

  test("what is taken instead", () => {
    const [first] = judgeArtifact(
      old,
      [foo([yanked, release("1.0.1"), release("1.0.10"), release("2.0.0-rc.1")])],
      "unknown",
    ).reasons;
    expect(answerWords(first)).toBe("packages/foo 1.0.0 was yanked: leaks; take 1.0.10");
  });

  test("a stale copy", () =>
    expect(judgeArtifact(old, [plain], "stale").reasons).toMatchObject([{ code: "stale" }]));

  test("one package may list bytes twice: the better word counts, whichever comes first", () => {
    const again = release("1.0.1", { artifacts: release("1.0.0").artifacts });
    for (const releases of [
      [yanked, again],
      [again, yanked],
    ])
      expect(judgeArtifact(old, [foo(releases)], "unknown").release?.version).toBe("1.0.1");
  });

  test("a security release that does not say what it mends", () => {
    const packages = [foo([release("1.0.0"), release("1.0.1", { kinds: ["security"] })])];
    expect(judgeArtifact(old, packages, "unknown").reasons).toMatchObject([{ code: "security-update" }]);
  });

  test("of bytes that are not listed: nobody vouches for the package, or the version is known for sure", () => {
    const asked = { ...old, ...evil, file: "x" };
    const codes = (own: PackageReleases, version?: string) =>
      judgeArtifact({ ...asked, version }, [own], "unknown").reasons.map(({ code }) => code);
    expect(codes(foo(plain.releases, { standing: "unsigned" }))).toEqual(["unsigned"]);
    expect(codes(foo(plain.releases, { unreadable: ["2.yaml"] }))).toEqual(["unreadable"]);
    expect(codes(foo(plain.releases, { unreadable: ["2.yaml"] }), "1.0.0")).toEqual(["file-unlisted"]);
  });

  test("an author who is new", () => {
    const isKnown = (identity: string, user: string) => identity === "test 00" && user === "dave";
    const [first] = judgeArtifact(old, [plain], "unknown", isKnown).reasons;
    expect(first).toEqual({
      code: "author-new",
      facts: { package: "packages/foo", users: ["carol"], registry: "test" },
    });
    expect(answerWords(first)).toContain("bailiwick authors approve carol --registry test");
    expect(judgeArtifact(old, [foo(plain.releases, { authors: ["dave"] })], "unknown", isKnown).outcome).toBe(
      "pass",
    );
  });

  test("a commit", () => {
    const commit = "a".repeat(40);
    const packages = [foo([release("1.0.0", { artifacts: [], commit })])];
    const asked = { ...asFoo, file: "Foo.jl", digests: {}, version: "1.0.0" };
    expect(judgeArtifact({ ...asked, commit }, packages, "unknown").outcome).toBe("pass");
    expect(judgeArtifact({ ...asked, commit: "b".repeat(40) }, packages, "unknown")).toMatchObject({
      outcome: "fail",
      reasons: [{ code: "other-bytes" }],
    });
  });
});
