import { describe, expect, test } from "vitest";
import { compareVersions, isPrerelease, type Order } from "../../../src/format/version/orders.ts";

/** Each line of versions rises; within a line all are compared with all. */
function rises(order: Order, versions: readonly string[]): void {
  for (const [i, a] of versions.entries())
    for (const [j, b] of versions.entries())
      expect(Math.sign(compareVersions(order, a, b) ?? Number.NaN), `${a} and ${b}`).toBe(Math.sign(i - j));
}

function isNone(order: Order, texts: readonly string[], version: string): void {
  for (const text of texts) {
    expect(compareVersions(order, text, version), text).toBeUndefined();
    expect(compareVersions(order, version, text), text).toBeUndefined();
  }
}

const words = (text: string) => text.trim().split(/\s+/);

describe("semver", () => {
  test("the specification's examples, section 11", () => {
    rises("semver", words("1.0.0 2.0.0 2.1.0 2.1.1"));
    rises(
      "semver",
      words(
        "1.0.0-alpha 1.0.0-alpha.1 1.0.0-alpha.beta 1.0.0-beta 1.0.0-beta.2 1.0.0-beta.11 1.0.0-rc.1 1.0.0",
      ),
    );
  });

  test("numbers before letters, and what has both is letters", () => {
    rises(
      "semver",
      words("1.0.0-2 1.0.0-10 1.0.0-100 1.0.0-01a 1.0.0-1a 1.0.0-9a 1.0.0-a1 1.0.0-a10 1.0.0-a9"),
    );
  });

  test("builds, a v, numbers beyond 2^53", () => {
    expect(compareVersions("semver", "1.0.0+20130313144700", "1.0.0+exp.sha.5114f85")).toBe(0);
    expect(compareVersions("semver", "v1.2.3", "1.2.3")).toBe(0);
    rises("semver", words("9007199254740992.0.0 9007199254740993.0.0 99999999999999999999999.999.0"));
  });

  test("what is none", () => {
    isNone(
      "semver",
      words("1 1.2 1.2.3-0123 1.2.3-0123.0123 01.1.1 1.01.1 1.1.01 1.2.3.DEV 1.2.3-a..b +1 1.2.3-é"),
      "1.0.0",
    );
    isNone("semver", ["", `1.0.${"0".repeat(300)}`, `1.0.0-${"a.".repeat(200)}a`], "1.0.0");
  });
});

describe("PEP 440", () => {
  test("its examples, in order", () => {
    rises(
      "pep440",
      words(
        "1.dev0 1.0.dev456 1.0a1 1.0a2.dev456 1.0a12.dev456 1.0a12 1.0b1.dev456 1.0b2 1.0b2.post345.dev456 1.0b2.post345 1.0rc1.dev456 1.0rc1 1.0 1.0+abc.5 1.0+abc.7 1.0+5 1.0.post456.dev34 1.0.post456 1.0.15 1.1.dev1",
      ),
    );
    rises("pep440", words("2013.10 2014 2014.04 1!1.0 1!1.1 1!2.0 10!1.0"));
    rises("pep440", words("1.0 1.9 1.10 1.11"));
    rises("pep440", words("1.0 1.0+1a 1.0+9a 1.0+a1 1.0+a10 1.0+a9 1.0+2 1.0+10"));
  });

  test.each([
    "1.1RC1 1.1rc1",
    "1.1.a1 1.1a1",
    "1.1-a1 1.1a1",
    "1.1beta1 1.1b1",
    "1.0post2 1.0.post2",
    "1.0-10 1.0.post10",
    "1.0dev3 1.0.dev3",
    "1.0+ab-cd 1.0+ab.cd",
    "1.00 1",
    "00900 900",
    "1.1alpha1 1.1a1",
    "1.1c3 1.1rc3",
    "1.1preview 1.1rc0",
    "1.2a 1.2a0",
    "1.2-post2 1.2.post2",
    "1.2-r4 1.2.post4",
    "1.0-1 1.0.post1",
    "1.2.post 1.2.post0",
    "1.2-dev 1.2.dev0",
    "1.0+ubuntu-1 1.0+ubuntu.1",
    "v1.0 1.0.0",
    "0900 900",
  ])("%s: normalised", (pair) => {
    const [a = "", b = ""] = words(pair);
    expect(compareVersions("pep440", a, b)).toBe(0);
  });

  test("with white space around", () => expect(compareVersions("pep440", " 1.0\n", "1.0")).toBe(0));

  test("what is none", () => isNone("pep440", words("x 1.x 1..2 1.0+ 1.0+a+b 1!2!3 1.0-a-b 1.0é"), "1.0"));
});

describe("loose", () => {
  test("Debian's policy: letters before others, ~ before the end", () => {
    rises("loose", words("~~ ~~a ~ a a+"));
    rises("loose", words("1.0~beta1~svn1245 1.0~beta1 1.0 1.0a 1.0z 1.0+ 1.0-"));
  });

  test("opam's manual", () => {
    expect(compareVersions("loose", "1.0", "1.00")).toBe(0);
    rises("loose", words("0.7~alpha1 0.7 0.7.1 0.9 0.10 1.0-beta2 1.0-beta10 1.0.1 2.0 v1"));
  });

  test("what is none", () => isNone("loose", ["", "1 2", "é", "é1", "1é"], "1"));
});

test("days, and their counters", () => {
  rises(
    "date",
    words("2019.12.31 2026-01-02 2026.1.3 20260104 20260104.0 20260104.9 20260104.10 2026-02-01"),
  );
  expect(compareVersions("date", "2026.1.2", "20260102")).toBe(0);
  isNone("date", words("2026 2026.13.1 20260230 1.2.3 2026-1-2 x2026-01-02 2026-01-02x"), "2026-01-01");
});

test("Bazel modules", () => {
  rises("bazel", words("1.0.0-rc.1 1.0.0 1.0.0.bcr.1 1.0.0.bcr.2 1.0.1 1.10 2 20230802.0 20230802.0.bcr.1"));
  rises("bazel", words("1.2 1.10 1.1a 1.9a 1.a1 1.a10 1.a9"));
  rises("bazel", words("1-2 1-10 1-1a 1-9a 1-a1 1-a10 1-a9 1-b.cc.d 1-b.cc.e 1"));
  expect(compareVersions("bazel", "1+a.b", "1+c")).toBe(0);
  isNone("bazel", words("1..0 -1 1.0_0 1-a..b 1+"), "1");
});

test.each(["semver", "pep440", "loose", "date", "bazel"] as const)(
  "%s: hostile texts end at once",
  (order) => {
    for (const piece of ["1", "1.", "a", "-", "1-a.", "~", ".post", "+a"])
      for (const length of [256, 100_000])
        compareVersions(order, piece.repeat(length).slice(0, length), "1.0.0");
  },
);

test.each(["semver", "pep440", "loose", "bazel"] as const)("%s: of 256 characters, and of more", (order) => {
  const long = (length: number) => `${"1".repeat(length - 4)}.1.1`;
  expect(compareVersions(order, long(256), "1.0.0")).toBeGreaterThan(0);
  expect(compareVersions(order, "1.0.0", long(256))).toBeLessThan(0);
  isNone(order, [long(257)], "1.0.0");
});

test.each<[Order, announced: string, ready: string]>([
  ["semver", "1.0.0-rc 1.0.0-1+b 10.20.30-a", "1.0.0 1.0.0+a-b"],
  [
    "pep440",
    "1.0a1 1.0.dev3 1.0rc 1.0-beta.2 1.0b2.dev10 1.0a1+x.y 1.0c_12 V1.0A1 1.0.dev10",
    "1.0 1.0.post1 1.0+a1 1.0a1x",
  ],
  ["loose", "1.0~1 1.0beta 1.0RC1 1.0.dev", "1.0 1.0-1"],
  ["date", "", "2026-01-01 2026-01-01-1 2026-01-01-rc"],
  ["bazel", "1.0.0-rc 1-1+b 10.20-a", "1.0.0 1.0.0+a-b"],
])("%s: %s announce another, %s do not", (order, announced, ready) => {
  for (const version of words(announced)) expect(isPrerelease(order, version), version).toBe(version !== "");
  for (const version of words(ready)) expect(isPrerelease(order, version), version).toBe(false);
});

test("nothing is announced by a version that is too long", () => {
  expect(isPrerelease("semver", `1.0.0-${"a".repeat(250)}`)).toBe(true);
  expect(isPrerelease("semver", `1.0.0-${"a".repeat(251)}`)).toBe(false);
});
