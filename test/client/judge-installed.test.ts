import { expect, test } from "vitest";
import { approve, importApprovals, knownAuthors, revoke } from "../../src/client/approvals.ts";
import { judgeInstalled } from "../../src/client/judge-installed.ts";
import { osvRecords } from "../../src/client/osv.ts";
import type { PackageReleases } from "../../src/client/read-releases.ts";
import type { Approval } from "../../src/format/installed/authors.ts";
import type { Release } from "../../src/format/release/release.ts";

const release = (version: string, more: Partial<Release> = {}): Release => ({
  ...{ version, status: "active", kinds: [], fixes: [], requires: [], artifacts: [], ...more },
});
const known = (
  name: string,
  releases: readonly Release[],
  more: Partial<PackageReleases> = {},
): PackageReleases => ({
  ...{
    identity: "test 00",
    authors: [],
    registry: "test",
    path: name,
    name,
    order: "semver",
    ecosystem: undefined,
  },
  ...{ standing: "verified", unreadable: [], releases, ...more },
});
const all = { security: false };
const security = { kinds: ["security"], fixes: ["CVE-1", "CVE-2"] };

const packages = [
  known("app", [release("1.0.0", { requires: ["lib", "gone"] })]),
  known("lib", [release("1.0.0", { requires: ["deep"] }), release("1.1.0")]),
  known("deep", [release("1.0.0"), release("1.0.1", security)]),
  known("odd", [release("1.0.0")], { standing: "refused" }),
  known("yanked", [release("1.0.0", { status: "yanked" }), release("1.0.1")]),
];
const installed = ["app", "lib", "deep", "odd", "yanked", "foreign"].map((name) => ({
  name,
  version: "1.0.0",
}));

test("what must be updated, why, and who needs it", () => {
  const { rows, outcome, unlisted } = judgeInstalled(installed, packages, all);
  expect(outcome).toBe("fail");
  expect(
    rows.map(({ name, reasons, neededBy }) => [
      name,
      reasons.map(({ code }) => code).join(" "),
      neededBy.join(" "),
    ]),
  ).toEqual([
    ["app", "", ""],
    ["lib", "newer", "app"],
    ["deep", "security-update newer", "app lib"],
    ["odd", "package-refused", ""],
    ["yanked", "yanked newer", ""],
    ["foreign", "package-unknown", ""],
  ]);
  expect(unlisted).toEqual(["gone"]);
});

test("--security: what is dangerous alone", () => {
  const { rows } = judgeInstalled(installed, packages, { security: true });
  const said = rows.filter(({ reasons }) => reasons.length > 0);
  expect(said.map(({ name }) => name)).toEqual(["deep", "odd", "yanked"]);
  expect(judgeInstalled([{ name: "app", version: "1.0.0" }], packages, all).outcome).toBe("pass");
});

test("as OSV", () => {
  const { rows } = judgeInstalled(installed, packages, all);
  expect(osvRecords(rows, "2026-11-21T00:00:00Z")).toEqual([
    {
      ...{ schema_version: "1.6.0", id: "CVE-1", aliases: ["CVE-2"], modified: "2026-11-21T00:00:00Z" },
      summary: "deep 1.0.0 lacks a security fix",
      affected: [
        {
          package: { ecosystem: "bailiwick", name: "deep" },
          versions: ["1.0.0"],
          database_specific: { fixed: "1.0.1" },
        },
      ],
    },
  ]);
});

test("a version that no registry lists is still behind a fix; names are those of an ecosystem", () => {
  const pypi = [known("Foo-Bar", [release("2.0", security)], { order: "pep440", ecosystem: "PyPI" })];
  const judge = (ecosystem: string) =>
    judgeInstalled([{ name: "foo_bar", version: "1.9", ecosystem }], pypi, all).rows[0]?.reasons;
  expect(judge("PyPI")?.map(({ code }) => code)).toEqual(["security-update", "release-unknown", "newer"]);
  expect(judge("npm")?.map(({ code }) => code)).toEqual(["package-unknown"]);
});

test("packages that need each other in a ring", () => {
  const ring = ["a", "b"].map((name, i) => ({ name, version: "1.0.0", requires: [["b", "a"][i] ?? ""] }));
  expect(judgeInstalled(ring, [], all).rows.map(({ neededBy }) => neededBy)).toEqual([["b"], ["a"]]);
});

const registry = `test ${"0".repeat(32)}`;
const by = (user: string, ...people: readonly string[]): Approval => ({
  registry,
  user,
  by: people,
  date: "2026-11-01",
});

test("approved, installed, revoked, approved again", () => {
  const entry = { name: "x", version: "1", date: "2026-11-21", registry, authors: ["erin"], files: [] };
  const approved = approve([], [{ registry, user: "carol" }], "ann", "2026-11-21");
  const isKnown = (approvals: readonly Approval[], user: string) =>
    knownAuthors(approvals, [entry])(registry, user);
  expect(["carol", "erin", "dave"].map((user) => isKnown(approved, user))).toEqual([true, true, false]);
  expect(knownAuthors(approved, [])(`test ${"1".repeat(32)}`, "carol")).toBe(false);
  const revoked = revoke(
    revoke(approved, { registry, user: "erin" }, "ann", "2026-12-01"),
    approved[0] ?? by("x"),
    "ann",
    "2026-12-01",
  );
  expect(["carol", "erin"].map((user) => isKnown(revoked, user))).toEqual([false, false]);
  expect(importApprovals(revoked, [[by("carol", "ann")]], 1, "2026-12-02")).toBe(revoked);
  expect(isKnown(approve(revoked, [{ registry, user: "carol" }], "bob", "2026-12-02"), "carol")).toBe(true);
});

test.each<[string, Approval[][], number, string[]]>([
  ["two people, two files", [[by("carol", "ann")], [by("carol", "bob")]], 2, ["ann", "bob"]],
  ["one person in two files", [[by("carol", "ann")], [by("carol", "ann")]], 2, []],
  ["two names in one file", [[by("carol", "ann", "bob")]], 2, []],
  ["a name that another file needs", [[by("carol", "ann", "bob")], [by("carol", "ann")]], 2, ["ann", "bob"]],
  ["three names, two files", [[by("carol", "ann", "bob", "erin")], [by("carol", "ann")]], 3, []],
  ["one who revoked", [[by("carol", "ann")], [{ ...by("carol", "bob"), revoked: "2026-11-02" }]], 2, []],
])("a quorum is of distinct people: %s", (_, files, quorum, expected) => {
  expect(importApprovals([], files, quorum, "2026-11-21").flatMap((each) => each.by)).toEqual(expected);
});
