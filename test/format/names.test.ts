import { describe, expect, test } from "vitest";
import { addDays, daysBetween, isDay } from "../../src/format/day.ts";
import { identityOf, isIdentity, isName, isSha256, parseCount } from "../../src/format/names.ts";

const digits = "9f86d081884c7d659a2feaa0c55ad015";

describe("names", () => {
  test.each(["a", "0", "a-b", "a--b", "julia-metadata", "2026-11-adoption", "selfie", "x".repeat(39)])(
    "%s is one",
    (text) => expect(isName(text)).toBe(true),
  );
  test.each([
    "",
    "A",
    "-a",
    "a-",
    "-",
    "a.b",
    "a_b",
    "a b",
    "\u00e9",
    "a\n",
    "self",
    "x".repeat(40),
    "\u0430",
  ])("%j is none", (text) => expect(isName(text)).toBe(false));
});

describe("identities", () => {
  test("are a name and 32 digits", () => {
    expect(isIdentity(identityOf("julia-metadata", `${digits}0123`))).toBe(true);
    for (const text of [
      "a",
      `a  ${digits}`,
      `a ${digits}0`,
      `a ${digits.toUpperCase()}`,
      `self ${digits}`,
      `-a ${digits}`,
      `b a ${digits}`,
      ` ${digits}`,
      `a ${digits}\n`,
    ])
      expect(isIdentity(text), JSON.stringify(text)).toBe(false);
  });
  test("hold hashes of 64 digits in lower case", () => {
    expect(isSha256(digits + digits)).toBe(true);
    for (const text of [
      digits,
      `${digits}${digits}0`,
      (digits + digits).toUpperCase(),
      `${digits}${digits}\n`,
    ])
      expect(isSha256(text)).toBe(false);
  });
});

test.each([
  ["1", 1],
  ["13", 13],
  ["9007199254740991", 9007199254740991],
  ["9007199254740992", undefined],
  ["9999999999999999", undefined],
  ["99999999999999999", undefined],
  ["0", undefined],
  ["01", undefined],
  ["-1", undefined],
  ["+1", undefined],
  ["1.0", undefined],
  ["1e3", undefined],
  ["0x1", undefined],
  [" 1", undefined],
  ["1\n", undefined],
  ["", undefined],
  ["\u0661", undefined],
])("the count %j is %s", (text, value) => expect(parseCount(text)).toBe(value));

describe("days", () => {
  test.each(["2026-11-21", "2024-02-29", "2000-02-29", "0000-01-01", "9999-12-31"])("%s is one", (text) =>
    expect(isDay(text)).toBe(true),
  );
  test.each([
    ...["2026-02-29", "1900-02-29", "2026-02-30", "2026-04-31", "2026-13-01", "2026-00-01", "2026-01-00"],
    ...[
      "2026-1-1",
      "26-01-01",
      "+2026-01-01",
      "+012026-11",
      "-000001-01",
      "-2026-01-01",
      "12026-01-01",
      "2026-01-01T00:00:00Z",
      " 2026-01-01",
    ],
    ...["2026-01-01\n", "2026/01/01", "20260101", "", "today", "\u0662\u0660\u0662\u0666-01-01"],
  ])("%j is none", (text) => expect(isDay(text)).toBe(false));

  test("are counted across months, leap days and years", () => {
    expect(daysBetween("2026-11-21", "2026-11-21")).toBe(0);
    expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
    expect(daysBetween("2027-01-01", "2026-01-01")).toBe(-365);
    expect(addDays("2024-02-28", 2)).toBe("2024-03-01");
    for (const days of [0, 1, 31, 366, 100_000])
      expect(daysBetween("2026-11-21", addDays("2026-11-21", days))).toBe(days);
  });
});
