import { expect, test } from "vitest";
import type { PackageReleases } from "../../src/client/read-releases.ts";
import {
  parseRequirement,
  requirementLine,
  requireRelease,
  sameName,
} from "../../src/client/require-releases.ts";
import type { Release } from "../../src/format/release/release.ts";

const hash = "0".repeat(64);
const release = (version: string, more: Partial<Release> = {}): Release => ({
  ...{ version, status: "active", kinds: [], fixes: [], requires: [] },
  artifacts: [{ file: "x", urls: [], digests: { sha256: hash } }],
  ...more,
});
const foo = (...releases: readonly Release[]): PackageReleases => ({
  ...{
    identity: "test 00",
    authors: [],
    registry: "test",
    path: "packages/foo",
    name: "foo",
    order: "pep440",
  },
  ...{ ecosystem: "PyPI", standing: "verified", unreadable: [], releases },
});
const ask = (text: string, own: PackageReleases) => {
  const found = requireRelease(parseRequirement(text) ?? { name: "", version: undefined }, [own]);
  return "code" in found ? found.code : requirementLine(found);
};

test("one version, or the newest finished one", () => {
  const own = foo(release("1.0.0"), release("1.1"), release("2.0rc1"), release("1.2", { status: "yanked" }));
  expect(ask("foo==1.0", own)).toBe(`foo==1.0.0 \\\n    --hash=sha256:${hash}`);
  expect(ask("foo", own)).toContain("foo==1.1 ");
  expect(ask("foo==1.2", own)).toBe("yanked");
  expect(ask("foo==9", own)).toBe("version-unlisted");
  expect(ask("foo==1.0", foo(release("1.0", { artifacts: [] })))).toBe("no-digest");
});

test("a version that would say more to pip is none", () => {
  for (const version of ["9 --pre", "9;x", "9#x", "9\\", "--index-url=x"])
    expect(ask("foo", foo(release(version), release("1.0")))).toContain("foo==1.0 ");
});

test("requirements, and names that are one", () => {
  for (const text of ["", "-r x", "foo>=1", "foo==", "foo == 1 --pre", "git+https://x/y"])
    expect(parseRequirement(text), text).toBeUndefined();
  expect(sameName("Foo_Bar", "foo-bar", "PyPI")).toBe(true);
  expect(sameName("Foo_Bar", "foo-bar", "npm")).toBe(false);
  expect(sameName("Foo_Bar", "foo-bar", undefined)).toBe(false);
});
