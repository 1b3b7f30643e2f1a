import { expect, test } from "vitest";
import { parseList } from "../../src/format/list.ts";
import { nameFrom } from "../../src/sign/name-from.ts";
import { freeListName, type OwnList } from "../../src/sign/own-lists.ts";
import { planLists } from "../../src/sign/plan-lists.ts";

test.each([
  ["Åsa Öberg-Ek", "asa-oberg-ek"],
  ["  Dr. J. O'Neil  ", "dr-j-o-neil"],
  ["x".repeat(50), "x".repeat(39)],
  [`${"x".repeat(38)} y`, "x".repeat(38)],
  ["李", undefined],
  ["self", undefined],
  ["", undefined],
])("%j as a name", (text, name) => {
  expect(nameFrom(text)).toBe(name);
});

test("a list gets a name that none has, however long its words", () => {
  const taken = new Set(["2026-11-21-carol", "2026-11-21-carol-2"]);
  expect(freeListName(["2026-11-21", "carol"], (name) => taken.has(name))).toBe("2026-11-21-carol-3");
  const long = freeListName(["2026-11-21", "x".repeat(39)], () => false);
  expect(long).toBe(`2026-11-21-${"x".repeat(28)}`);
  expect(freeListName(["2026-11-21", "x".repeat(39)], (name) => name === long)).toBe(
    `2026-11-21-${"x".repeat(26)}-2`,
  );
});

const registry = `test ${"0".repeat(32)}`;
const at = (name: string) => `.bailiwick/statements/${name}/2.sums`;
const [old, young] = ["a".repeat(64), "b".repeat(64)];
const own = (lines: Record<string, string>): OwnList => ({
  name: "mine",
  lines: new Map(Object.entries(lines)),
  signed: {
    path: ".bailiwick/lists/mine.sums",
    document: { kind: "list", name: "mine" },
    bytes: new Uint8Array(),
    sha256: "",
    signatures: new Map([["erin", new Uint8Array()]]),
  },
});

test("a line that changes is written anew in the list that has it, and others' signatures go", () => {
  const line = { path: at("A"), sha256: young, list: "mine" };
  const [plan, ...rest] = planLists(registry, [own({ [at("A")]: old, [at("B")]: old })], [line]);
  expect(rest).toEqual([]);
  expect(parseList(plan?.bytes ?? new Uint8Array())?.lines).toEqual(
    new Map([
      [at("A"), young],
      [at("B"), old],
    ]),
  );
  expect(plan?.changes.get(".bailiwick/lists/mine.erin.sig")).toBeUndefined();
  expect([...(plan?.changes.keys() ?? [])]).toEqual([
    ".bailiwick/lists/mine.sums",
    ".bailiwick/lists/mine.erin.sig",
  ]);
});

test("a list that names nothing any more goes; one that names nothing of this is left alone", () => {
  const gone = { path: at("A"), sha256: undefined, list: undefined };
  const [plan] = planLists(registry, [own({ [at("A")]: old })], [gone]);
  expect(plan?.bytes).toBeUndefined();
  expect(plan?.changes.get(".bailiwick/lists/mine.sums")).toBeUndefined();
  expect(planLists(registry, [own({ [at("B")]: old })], [gone])).toEqual([]);
});
