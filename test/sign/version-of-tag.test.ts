import { expect, test } from "vitest";
import { versionOfTag } from "../../src/sign/version-of-tag.ts";

test.each([
  ["1.0.5", "1.0.5"],
  ["v1.0.5", "1.0.5"],
  ["V2", "2"],
  ["v1.0-rc1", "1.0-rc1"],
  ["foo-1.0-2", "1.0-2"],
  ["foo-v1.0.5", "1.0.5"],
  ["foo@1.0.5", "1.0.5"],
  ["foo/v1.0.5", "1.0.5"],
  ["2026.11.21", "2026.11.21"],
])("%s is version %s of foo, wherever that lies", (tag, version) => {
  for (const name of ["foo", "packages/foo", "packages/foo/"]) expect(versionOfTag(tag, name)).toBe(version);
});

test.each(["bar-1.0", "latest", "v", "foo-", "foo1.0", "release/1.0", ""])(
  "%j names no version of foo",
  (tag) => {
    expect(() => versionOfTag(tag, "foo")).toThrow(/names no version of foo/);
  },
);
