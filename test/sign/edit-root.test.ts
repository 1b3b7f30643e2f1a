import { describe, expect, test } from "vitest";
import type { Root } from "../../src/format/root.ts";
import { editRoot, type RootEdits } from "../../src/sign/edit-root.ts";
import { rootDifferences } from "../../src/sign/root-differences.ts";
import { keyNamed } from "../cli/registry.ts";

const last: Root = {
  registry: `test ${"0".repeat(32)}`,
  version: 2,
  expires: "2027-11-21",
  keys: new Map(["ann", "bob"].map((name) => [name, keyNamed(name)])),
  root: { threshold: 1, keys: ["ann", "bob"] },
  issuers: { threshold: 1, keys: ["ann"] },
  layout: ["*/"],
  unsigned: ["Old*/**"],
  rules: [{ paths: ["**"], publish: 1 }],
  limits: { certificateDays: 400, fileBytes: 1_000_000, staleDays: 30 },
};
const none: RootEdits = {
  addedKeys: new Map(),
  removedKeys: [],
  threshold: undefined,
  issuers: new Map(),
  droppedIssuers: [],
  issuerThreshold: undefined,
  layout: [],
  unsigned: [],
  droppedUnsigned: [],
  rules: [],
  droppedRules: [],
  limits: {},
  expires: undefined,
  note: undefined,
};
const differences = (edits: Partial<RootEdits>) =>
  rootDifferences(last, editRoot(last, { ...none, ...edits }));

describe("editRoot", () => {
  test("changes what is asked for, and nothing else", () => {
    expect(differences({})).toEqual([]);
    expect(differences({ removedKeys: ["bob"], issuers: new Map([["eve", keyNamed("eve")]]) })).toMatchObject(
      [
        { what: "key-added", name: "eve" },
        { what: "key-removed", name: "bob" },
        { what: "part-left", part: "root", name: "bob" },
        { what: "part-taken", part: "issuers", name: "eve" },
      ],
    );
    expect(differences({ threshold: 2, expires: "2028-01-01", note: "n", unsigned: ["A/**"] })).toEqual([
      { what: "threshold", part: "root", from: 1, to: 2, keys: 2 },
      { what: "unsigned-added", pattern: "A/**" },
      { what: "expires", from: "2027-11-21", to: "2028-01-01" },
      { what: "note", from: undefined, to: "n" },
    ]);
  });

  test("a rule takes the place of the one with its patterns; the last pattern of `unsigned` may go", () => {
    const rule = { paths: ["**"], publish: 2 };
    expect(differences({ rules: [rule], droppedUnsigned: ["Old*/**"] })).toEqual([
      { what: "unsigned-removed", pattern: "Old*/**" },
      { what: "rule", from: last.rules[0], to: rule },
    ]);
  });

  test.each<[Partial<RootEdits>, string]>([
    [{ removedKeys: ["ann", "bob"], issuers: new Map([["eve", keyNamed("eve")]]) }, "there are 0 root keys"],
    [{ removedKeys: ["ann"] }, "the issuer threshold 1: there are 0 issuers"],
    [{ threshold: 3 }, "the threshold 3: there are 2 root keys"],
    [{ addedKeys: new Map([["bob", keyNamed("eve")]]) }, "for ever"],
    [{ addedKeys: new Map([["Eve", keyNamed("eve")]]) }, "Eve is no name"],
    [{ addedKeys: new Map([["bob-2", keyNamed("bob")]]), threshold: 3 }, "there are 2 root keys"],
    [{ issuers: new Map([["eve", undefined]]) }, "the issuer eve is no root key"],
    [{ droppedRules: [["X/**"]] }, "there is no rule for 'X/**'; there are '**'"],
    [{ droppedRules: [["**"]] }, "a rule is needed"],
    [{ droppedUnsigned: ["X/**"] }, "there is no pattern of `unsigned`"],
    [{ unsigned: ["[x]"] }, "is no pattern"],
    [{ layout: ["x/*/"] }, "packages never nest"],
    [{ limits: { staleDays: 0 } }, "these edits make no root"],
  ])("%o: %s", (edits, words) => {
    expect(() => editRoot(last, { ...none, ...edits })).toThrow(words);
  });
});
