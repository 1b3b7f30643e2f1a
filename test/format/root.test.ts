import { describe, expect, test } from "vitest";
import { formatRoot, parseRoot, type Root } from "../../src/format/root.ts";
import { keyNamed } from "../scenario/keys.ts";
import { vkey } from "./arbitraries.ts";
import { edited, isRead, root } from "./samples.ts";

const isRoot = (change: Partial<Root>) => parseRoot(formatRoot({ ...root, ...change })) !== undefined;
const [alice, bob] = [keyNamed("alice"), keyNamed("bob")];
const only = { threshold: 1, keys: ["alice"] };
const bare = { ...root, log: undefined, unsigned: undefined, note: undefined };

const cases: readonly [what: string, change: Partial<Root>, isRead: boolean][] = [
  ["itself", {}, true],
  ["without the optional keys", bare, true],
  // registry and version
  ["version 1 with a bare name", { version: 1, registry: "julia-metadata" }, true],
  ["version 1 with an identity", { version: 1 }, false],
  ["version 2 with a bare name", { registry: "julia-metadata" }, false],
  ["a name in upper case", { version: 1, registry: "JuliaMetadata" }, false],
  ["the reserved name", { version: 1, registry: "self" }, false],
  ["an identity of 31 digits", { registry: root.registry.slice(0, -1) }, false],
  ["an identity in upper case", { registry: root.registry.toUpperCase() }, false],
  ["version 0", { version: 0, registry: "a" }, false],
  ["version 2^53 - 1", { version: Number.MAX_SAFE_INTEGER }, true],
  ["version 2^53", { version: 2 ** 53 }, false],
  ["version -1", { version: -1 }, false],
  ["version 1.5", { version: 1.5 }, false],
  // expires
  ["a day that is none", { expires: "2027-02-29" }, false],
  ["a leap day", { expires: "2028-02-29" }, true],
  ["a time", { expires: "2027-11-21T00:00:00Z" }, false],
  // keys and thresholds
  ["no keys", { keys: new Map(), root: only, issuers: only, log: undefined }, false],
  ["a key with a comment", { keys: new Map([...root.keys, ["bob", `${bob} bob@x`]]) }, false],
  [
    "a key of another algorithm",
    { keys: new Map([...root.keys, ["eve", "ssh-rsa AAAAB3NzaC1yc2EAAAADAQAB"]]) },
    false,
  ],
  ["a security key", { keys: new Map([...root.keys, ["eve", keyNamed("eve-fido")]]) }, true],
  ["a key of a name that is none", { keys: new Map([...root.keys, ["Eve", alice]]) }, false],
  ["a key named self", { keys: new Map([...root.keys, ["self", alice]]) }, false],
  ["a key that nobody uses", { keys: new Map([...root.keys, ["eve", keyNamed("eve")]]) }, true],
  ["threshold 0", { root: { threshold: 0, keys: ["alice"] } }, false],
  ["threshold -1", { root: { threshold: -1, keys: ["alice"] } }, false],
  ["a threshold above its keys", { issuers: { threshold: 2, keys: ["alice"] } }, false],
  ["a threshold above all keys", { root: { threshold: 3, keys: ["alice", "bob"] } }, false],
  ["a name twice", { root: { threshold: 1, keys: ["alice", "alice"] } }, false],
  ["an unknown name", { issuers: { threshold: 1, keys: ["eve"] } }, false],
  ["an unknown name beside a known one", { issuers: { threshold: 1, keys: ["alice", "eve"] } }, false],
  ["no names", { issuers: { threshold: 1, keys: [] } }, false],
  [
    "one key under two names, threshold 1",
    { keys: twins(), root: { threshold: 1, keys: ["alice", "bob"] } },
    true,
  ],
  ["one key under two names, threshold 2", { keys: twins() }, false],
  // log
  ["an unknown log key", { log: { threshold: 1, keys: ["eve"] } }, false],
  ["a log threshold above its keys", { log: { threshold: 2, keys: ["alice"] } }, false],
  ["a log without witnesses", { log: only }, true],
  ["empty witnesses", { log: { ...only, witnesses: [] } }, false],
  ["a witness twice", { log: { ...only, witnesses: [vkey, vkey] } }, false],
  ["a witness that is a name", { log: { ...only, witnesses: ["alice"] } }, false],
  ["a witness with something behind", { log: { ...only, witnesses: [`${vkey}!`] } }, false],
  ["a witness with a space", { log: { ...only, witnesses: [` ${vkey}`] } }, false],
  // patterns
  ["no layout", { layout: [] }, false],
  ["a layout twice", { layout: ["*/", "*/"] }, false],
  ["a layout that nests", { layout: ["*/", "*/*/"] }, false],
  ["a layout that ends in **", { layout: ["packages/**"] }, false],
  ["a layout with a lone surrogate", { layout: ["\ud800/"] }, false],
  ["empty `unsigned`", { unsigned: [] }, false],
  ["`unsigned` that is no pattern", { unsigned: ["a//b"] }, false],
  ["`unsigned` with a lone surrogate", { unsigned: ["\udc00"] }, false],
  // rules
  ["no rules", { rules: [] }, false],
  [
    "a rule twice",
    {
      rules: [
        { paths: ["a"], publish: 1 },
        { paths: ["a"], publish: 1 },
      ],
    },
    false,
  ],
  ["a rule of no role", { rules: [{ paths: ["**"] }] }, false],
  ["a rule of no paths", { rules: [{ paths: [], publish: 1 }] }, false],
  ["a rule of one path twice", { rules: [{ paths: ["a", "a"], publish: 1 }] }, false],
  ["a rule of what is no pattern", { rules: [{ paths: ["a/**/b"], publish: 1 }] }, false],
  ["publish 0", { rules: [{ paths: ["**"], publish: 0 }] }, false],
  ["review alone", { rules: [{ paths: ["**"], review: 1 }] }, true],
  ["attest alone", { rules: [{ paths: ["**"], attest: 1 }] }, true],
  // limits, note
  ["limit 0", { limits: { ...root.limits, staleDays: 0 } }, false],
  ["limit 2^53", { limits: { ...root.limits, fileBytes: 2 ** 53 } }, false],
  ["an empty note", { note: "" }, false],
  ["a note with a lone surrogate", { note: "a\udc00b" }, false],
];

/** Both names stand for one key. */
function twins(): Root["keys"] {
  return new Map([
    ["alice", alice],
    ["bob", alice],
  ]);
}

describe("a root", () => {
  test.each(cases)("%s", (_, change, expected) => expect(isRoot(change)).toBe(expected));

  test.each(["registry", "version", "expires", "issuers", "layout", "rules", "limits", "log", "note"])(
    "%s in another place or missing",
    (name) => {
      const part = new RegExp(`^${name}:.*\\n(?: .*\\n)*`, "m");
      const optional = ["log", "note"].includes(name);
      expect(isRead("root", edited("root", part, ""))).toBe(optional);
      const [found = ""] = part.exec(edited("root", /$/, " ")) ?? [];
      expect(isRead("root", found + edited("root", part, ""))).toBe(false);
    },
  );

  test.each(["threshold: 1", "certificateDays: 400", "fileBytes: 1000000", "staleDays: 30", "publish: 1"])(
    "without %s",
    (line) => expect(isRead("root", edited("root", new RegExp(` +${line}\\n`), ""))).toBe(false),
  );

  test("roles of a rule in another order", () => {
    expect(
      isRead("root", edited("root", "    review: 2\n    attest: 1\n", "    attest: 1\n    review: 2\n")),
    ).toBe(false);
  });
});
