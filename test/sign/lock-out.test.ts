import { expect, test } from "vitest";
import type { Root } from "../../src/format/root.ts";
import { lockOutsOf } from "../../src/sign/lock-out.ts";
import { keyNamed } from "../cli/registry.ts";

const rootOf = (threshold: number, names: readonly string[], issuers = names): Root => ({
  registry: `test ${"0".repeat(32)}`,
  version: 2,
  expires: "2027-11-21",
  keys: new Map(names.map((name) => [name, keyNamed(name.replace(/-again$/, ""))])),
  root: { threshold, keys: names },
  issuers: { threshold: 1, keys: issuers },
  layout: ["*/"],
  rules: [{ paths: ["**"], publish: 1 }],
  limits: { certificateDays: 400, fileBytes: 1_000_000, staleDays: 30 },
});
const certificate = (validUntil: string, retired?: string) => ({
  certificate: {
    registry: "",
    user: "eve",
    serial: 1,
    nonce: "00000000",
    retired: retired === undefined ? undefined : [{ key: keyNamed("eve"), until: retired }],
    validFrom: "2026-01-01",
    validUntil,
  },
  sha256: "",
  issuers: [],
});
const known = (revoked: readonly string[] = [], eve?: ReturnType<typeof certificate>) => ({
  revoked: new Set(revoked.map(keyNamed)),
  users: new Map([[keyNamed("eve"), "eve"]]),
  certificates: new Map(eve === undefined ? [] : [["eve", eve]]),
});
const three = rootOf(2, ["ann", "bob", "eve"]);
const NOW = "2026-11-21";

test("three keys, of which two must sign, are no worry", () => {
  expect(lockOutsOf(three, three, known(), NOW)).toEqual({ stops: [], worries: [] });
});

test("a revoked key is not counted: one is a worry, two are the end", () => {
  expect(lockOutsOf(three, three, known(["bob"]), NOW)).toMatchObject({
    stops: [],
    worries: [
      { what: "no-spare", part: "root", able: ["ann", "eve"], revoked: ["bob"] },
      { what: "doubt", name: "bob", why: "revoked" },
    ],
  });
  expect(lockOutsOf(three, three, known(["bob", "eve"]), NOW).stops).toMatchObject([
    { what: "unreachable", part: "root", threshold: 2, able: ["ann"], revoked: ["bob", "eve"] },
  ]);
});

test("one key under two names is one holder", () => {
  const twice = rootOf(2, ["ann", "bob", "bob-again"]);
  expect(lockOutsOf(three, twice, known(), NOW).worries).toMatchObject([
    { what: "no-spare", part: "root", able: ["ann", "bob"] },
  ]);
});

test("issuers whom nobody can make up are the end, also where the root keys are enough", () => {
  const next = rootOf(2, ["ann", "bob", "eve"], ["eve"]);
  expect(lockOutsOf(three, next, known(["eve"]), NOW).stops).toMatchObject([
    { what: "unreachable", part: "issuers", able: [] },
  ]);
});

test("a root key of a user whose certificate is over, or who retired it, is told", () => {
  const whyOf = (eve: ReturnType<typeof certificate>) =>
    lockOutsOf(three, three, known([], eve), NOW).worries.map((each) => "why" in each && each.why);
  expect(whyOf(certificate("2026-11-20"))).toEqual(["certificate-ended"]);
  expect(whyOf(certificate("2026-11-21"))).toEqual([]);
  expect(whyOf(certificate("2027-11-21", "2026-11-20"))).toEqual(["retired"]);
});
