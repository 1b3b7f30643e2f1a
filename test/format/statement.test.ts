import { describe, expect, test } from "vitest";
import { sha256 } from "../../src/crypto/sha256.ts";
import { formatStatement, parseStatement, type Statement } from "../../src/format/statement.ts";
import { statement } from "./samples.ts";

const read = (change: Partial<Statement>) =>
  parseStatement(formatStatement({ ...statement, ...change })) !== undefined;
const files = (...paths: string[]) => ({ files: new Map(paths.map((path) => [path, sha256(path)])) });
const plain = { removed: [], executable: [] };
const first = { sequence: 1, previous: undefined };
const complete = { ...plain, covers: "complete" } as const;
const common = (name: string) => ({ subject: { kind: "common", name } }) as const;
const named = (name: string) => ({ subject: { kind: "package", name } }) as const;

const cases: readonly [what: string, change: Partial<Statement>, isRead: boolean][] = [
  ["itself", {}, true],
  // registry and subject
  ["a bare registry", { registry: "julia-metadata" }, false],
  ["a common name", { ...common(".github"), ...complete, ...files(".github/x") }, true],
  ["a common name that is a file", { ...common("README.md"), ...complete, ...files("README.md") }, true],
  ["a common name of two segments", { ...common("a/b"), ...complete, ...files("a/b/c") }, false],
  ["a package of three segments", { ...named("a/b/c"), ...complete, ...files("a/b/c/d") }, true],
  ["a package that is a file", { ...named("a/b.yaml"), ...complete, ...files("a/b.yaml") }, true],
  ["no name", { ...named(""), ...complete, ...files("/a") }, false],
  ["a name that is no path", { ...named("a//b"), ...complete, files: new Map() }, false],
  ["a name that ends in a slash", { ...named("JSON/"), ...complete, files: new Map() }, false],
  ["a name that is .bailiwick", { ...common(".bailiwick"), ...complete, files: new Map() }, false],
  ["a name that is a device", { ...named("NUL"), ...complete, files: new Map() }, false],
  ["a name beyond ASCII", { ...named("\u{1f480}\u2028"), ...complete, ...files("\u{1f480}\u2028/x") }, true],
  // sequence and previous
  ["1, complete", { ...complete, ...first }, true],
  ["1, a photograph", { ...plain, ...first, covers: "photograph" }, true],
  ["1, an amendment", { ...first }, false],
  ["1 with a previous", { ...complete, sequence: 1 }, false],
  ["2 without a previous", { ...complete, sequence: 2, previous: undefined }, false],
  ["2, a photograph", { ...plain, sequence: 2, covers: "photograph" }, true],
  ["0", { ...complete, sequence: 0, previous: undefined }, false],
  ["0 with a previous", { sequence: 0 }, false],
  ["2^53 - 1", { sequence: 2 ** 53 - 1 }, true],
  ["2^53", { sequence: 2 ** 53 }, false],
  ["-1", { sequence: -1 }, false],
  ["1.5", { sequence: 1.5 }, false],
  ["1e21", { sequence: 1e21 }, false],
  ["a previous in upper case", { previous: sha256("").toUpperCase() }, false],
  ["a previous of 63 digits", { previous: sha256("").slice(1) }, false],
  // removed
  ["removed in a complete one", { ...complete, removed: ["JSON/old"] }, false],
  ["removed in a photograph", { ...complete, covers: "photograph", removed: ["JSON/old"] }, false],
  ["removed alone", { ...plain, removed: ["JSON/old"], files: new Map() }, true],
  ["removed and listed", { removed: ["JSON/url"] }, false],
  ["removed twice", { removed: ["JSON/old", "JSON/old"] }, false],
  ["removed elsewhere", { removed: ["JSON2/old"] }, false],
  ["removed, no path", { removed: ["JSON/../x"] }, false],
  // executable
  ["executable but not listed", { executable: ["JSON/other"] }, false],
  ["executable but removed", { executable: ["JSON/old"] }, false],
  ["removed in any order", { removed: [...statement.removed].reverse() }, true],
  ["executable twice", { executable: ["JSON/url", "JSON/url"] }, false],
  // files
  ["an amendment of nothing", { ...plain, files: new Map() }, false],
  ["a tombstone", { ...complete, files: new Map() }, true],
  ["an empty photograph", { ...complete, covers: "photograph", files: new Map() }, true],
  ["a path elsewhere", { ...complete, ...files("YAML/url") }, false],
  ["a path of a longer name", { ...complete, ...files("JSONB/url") }, false],
  ["a path above", { ...complete, ...named("a/b"), ...files("a/c") }, false],
  ["a path in another case", { ...complete, ...files("json/url") }, false],
  ["a path with `..`", { ...complete, ...files("JSON/../YAML/url") }, false],
  ["an absolute path", { ...complete, ...files("/JSON/url") }, false],
  ["a path that ends in a slash", { ...complete, ...files("JSON/") }, false],
  ["a path with a backslash", { ...complete, ...files("JSON\\url") }, false],
  ["a path with a carriage return", { ...complete, ...files("JSON/url\r") }, false],
  ["a path not in NFC", { ...complete, ...files("JSON/e\u0301") }, false],
  ["a path in .git", { ...complete, ...files("JSON/.git/config") }, false],
  ["a path with spaces", { ...complete, ...files("JSON/ a  b", "JSON/c d") }, true],
  ["a path like a header", { ...complete, ...files("JSON/# removed") }, true],
  ["a hash in upper case", { ...complete, files: new Map([["JSON/url", sha256("").toUpperCase()]]) }, false],
  ["a hash of 63 digits", { ...complete, files: new Map([["JSON/url", sha256("").slice(1)]]) }, false],
];

describe("a statement", () => {
  test.each(cases)("%s", (_, change, expected) => expect(read(change)).toBe(expected));

  test("is written in order of bytes, whatever the order of what it says", () => {
    const paths = ["JSON/\u{1f480}", "JSON/\uffee", "JSON/a b", "JSON/a", "JSON/a.b", "JSON/a/b", "JSON/Z"];
    const bytes = formatStatement({ ...statement, ...complete, ...files(...paths), executable: paths });
    const sorted = ["Z", "a", "a b", "a.b", "a/b", "\uffee", "\u{1f480}"].map((each) => `JSON/${each}`);
    const parsed = parseStatement(bytes);
    expect([...(parsed?.files.keys() ?? [])]).toEqual(sorted);
    expect(parsed?.executable).toEqual(sorted);
  });
});
