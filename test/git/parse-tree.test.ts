import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeName } from "../../src/git/entry-name.ts";
import { formatTree } from "../../src/git/format-tree.ts";
import { parseTree } from "../../src/git/parse-tree.ts";

const id = "0123456789abcdef0123456789abcdef01234567";

test("keeps order, duplicates, odd names and odd modes", () => {
  const entries = ["z", "..", ".git", "a/b", "a\nb", "z", "\u00e9", "\udcff"].flatMap((name) =>
    ["100644", "40000", "040000", "777", "160000"].map((mode) => ({ name, mode, id })),
  );
  expect(parseTree(formatTree(entries), "sha1")).toEqual(entries);
});

test("reads ids of either format", () => {
  const long = [{ name: "a", mode: "100644", id: id + id.slice(16) }];
  expect(parseTree(formatTree(long), "sha256")).toEqual(long);
  expect(parseTree(formatTree(long), "sha1")).toBeUndefined();
});

test.each([
  ["no mode", " a\0"],
  ["no name", "100644 \0"],
  ["a mode that is not octal", "100648 a\0"],
  ["a sign", "-100644 a\0"],
  ["no space", "100644\0"],
  ["no NUL", "100644 a"],
])("%s is no tree", (_, head) => {
  expect(
    parseTree(Buffer.concat([Buffer.from(head, "latin1"), Buffer.from(id, "hex")]), "sha1"),
  ).toBeUndefined();
});

test("no torn tree parses, and any bytes give an answer that formats back", () => {
  const bytes = formatTree([{ name: "caf\u00e9", mode: "100644", id }]);
  for (let end = 1; end < bytes.length; end++)
    expect(parseTree(bytes.subarray(0, end), "sha1")).toBeUndefined();
  expect(parseTree(new Uint8Array(), "sha1")).toEqual([]);
  const name = fc
    .uint8Array({ minLength: 1, maxLength: 9 })
    .map((raw) => decodeName(Buffer.from(raw.map((b) => b || 1))));
  fc.assert(
    fc.property(fc.array(name), fc.nat(), fc.nat(255), (names, at, byte) => {
      const tree = formatTree(names.map((name) => ({ name, mode: "100644", id })));
      expect(parseTree(tree, "sha1")?.map((entry) => entry.name)).toEqual(names);
      if (tree.length > 0) tree[at % tree.length] = byte;
      const parsed = parseTree(tree, "sha1");
      if (parsed !== undefined) expect(Buffer.from(formatTree(parsed))).toEqual(Buffer.from(tree));
    }),
  );
});
