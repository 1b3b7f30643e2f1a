import { describe, expect, test } from "vitest";
import { sha256 } from "../../src/crypto/sha256.ts";
import { formatList, parseList } from "../../src/format/list.ts";
import { edited, isRead, list } from "./samples.ts";

const read = (...paths: string[]) =>
  parseList(formatList({ ...list, lines: new Map(paths.map((path) => [path, sha256(path)])) })) !== undefined;
const revocation = `.bailiwick/revoked/${sha256("")}.yaml`;

describe("a list", () => {
  test.each([
    [".bailiwick/statements/JSON/1.sums", true],
    [".bailiwick/statements/packages/foo/1.sums", true],
    [".bailiwick/common/.github/3.sums", true],
    [".bailiwick/common/README.md/1.sums", true],
    [".bailiwick/certs/carol.yaml", true],
    [revocation, true],
    ["README.md", false],
    ["JSON/url", false],
    ["/.bailiwick/certs/carol.yaml", false],
    ["./.bailiwick/certs/carol.yaml", false],
    [".Bailiwick/certs/carol.yaml", false],
    [".bailiwick/../JSON/url", false],
    [".bailiwick/root/2.yaml", false],
    [".bailiwick/lists/a.sums", false],
    [".bailiwick/.gitattributes", false],
    [".bailiwick/certs/carol.carol.sig", false],
    [".bailiwick/statements/JSON/1.carol.sig", false],
    [".bailiwick/statements/JSON/0.sums", false],
    [".bailiwick/statements/JSON/01.sums", false],
    [".bailiwick/statements/1.sums", false],
    [".bailiwick/common/a/b/1.sums", false],
    ["", false],
  ])("that names %j", (path, expected) => expect(read(path)).toBe(expected));

  test("of nothing", () => expect(read()).toBe(false));
  test("of all", () => expect(read(".bailiwick/certs/carol.yaml", revocation)).toBe(true));

  const lines = /(.*carol\.yaml\n)(.*13\.sums\n)/;
  const carol = `${sha256("c")}  .bailiwick/certs/carol.yaml\n`;
  const json = `${sha256("s")}  .bailiwick/statements/JSON/13.sums\n`;

  test.each([
    ["not in order", lines, json + carol],
    ["a line twice", lines, carol + carol + json],
    ["a path twice", lines, `${carol}${sha256("x")}  .bailiwick/certs/carol.yaml\n${json}`],
    ["one space", "  .bailiwick/certs", " .bailiwick/certs"],
    ["a binary file's star", "  .bailiwick/certs", " *.bailiwick/certs"],
    ["a hash in upper case", sha256("c"), sha256("c").toUpperCase()],
    ["a comment", lines, `# x\n${carol}${json}`],
    ["another version", "list-v1", "list-v2"],
    ["the words of a statement", "list-v1", "statement-v1"],
    ["a bare registry", / [0-9a-f]{32}\n/, "\n"],
    ["no registry", /# registry.*\n/, ""],
    ["another header", lines, `# note: x\n${carol}${json}`],
    ["no final line feed", /\n$/, ""],
    ["carriage returns", /\n/g, "\r\n"],
    ["a byte order mark", /^/, "\ufeff"],
  ] as const)("%s", (_, part, by) => expect(isRead("list", edited("list", part, by))).toBe(false));
});
