import { describe, expect, test } from "vitest";
import { sha256 } from "../../src/crypto/sha256.ts";
import { formatStatement } from "../../src/format/statement.ts";
import { decodeText } from "../../src/format/text.ts";
import { edited, isRead, samples, statement } from "./samples.ts";

/** The sample with a part replaced, and the `lists:` line made right again. */
function mended(part: string | RegExp, by: string): string {
  const [, head = "", rest = ""] =
    /^(.*# lists: )[0-9a-f]{64}\n(.*)$/s.exec(edited("statement", part, by)) ?? [];
  return `${head}${sha256(rest)}\n${rest}`;
}

const header = "# package: JSON\n";
const old = "# removed: JSON/old\n";
const executable = "# executable: JSON/deps/build.sh\n";

const refused: readonly [what: string, part: string | RegExp, by: string][] = [
  ["another version", "statement-v1", "statement-v2"],
  ["another kind", "bailiwick-statement-v1", "bailiwick-list-v1"],
  ["a blank line", header, `\n${header}`],
  ["an unknown header", header, `${header}# note: x\n`],
  ["a header twice", header, header + header],
  ["both kinds of subject", header, `${header}# common: JSON\n`],
  ["no subject", header, ""],
  ["no registry", /# registry.*\n/, ""],
  ["no sequence", /# sequence.*\n/, ""],
  ["no previous", /# previous.*\n/, ""],
  ["no covers", /# covers.*\n/, ""],
  ["another covering", "amendment", "partial"],
  ["covers in upper case", "amendment", "Amendment"],
  [
    "headers in another order",
    /(# sequence.*\n)(# previous.*\n)/,
    `# previous: ${sha256("")}\n# sequence: 13\n`,
  ],
  ["a header without its space", "# sequence: ", "# sequence:"],
  ["a header with two spaces", "# sequence: ", "# sequence:  "],
  ["a header without its sign", "# sequence: ", "sequence: "],
  ["a space behind", "# sequence: 13\n", "# sequence: 13 \n"],
  ["sequence 013", "# sequence: 13", "# sequence: 013"],
  ["sequence +13", "# sequence: 13", "# sequence: +13"],
  ["sequence 13.0", "# sequence: 13", "# sequence: 13.0"],
  ["sequence 1e1", "# sequence: 13", "# sequence: 1e1"],
  ["sequence in other digits", "# sequence: 13", "# sequence: \u0661\u0663"],
  ["an empty sequence", "# sequence: 13", "# sequence: "],
  ["previous none", /# previous: .*/, "# previous: none"],
  ["removed twice", old, old + old],
  ["removed not in order", /(# removed: JSON\/old\n)(# removed.*\n)/, `# removed: JSON/versions\n${old}`],
  ["removed of nothing", old, "# removed: \n"],
  ["executable before removed", /# removed.*# executable[^\n]*\n/s, `${executable}${old}`],
  ["a comment among the files", /\n([0-9a-f]{64} {2}JSON\/url)/, "\n# x\n"],
  ["one space", "  JSON/url", " JSON/url"],
  ["three spaces", "  JSON/url", "   JSON/url"],
  ["a binary file's star", "  JSON/url", " *JSON/url"],
  ["a tab", "  JSON/url", " \tJSON/url"],
  ["an escaped name", /\n[0-9a-f]{64} {2}JSON\/url/, `\n\\${sha256("x")}  JSON/u\\nrl`],
  ["a file of no name", "  JSON/url", "  "],
  ["a file twice", /(?=[0-9a-f]{64} {2}JSON\/url)/, `${sha256("x")}  JSON/url\n`],
  ["files not in order", /(?=[0-9a-f]{64} {2}JSON\/deps)/, `${sha256("x")}  JSON/eps\n`],
  ["files in the order of UTF-16", /$/, `${sha256("x")}  JSON/\u{1f480}\n${sha256("x")}  JSON/\uffee\n`],
  ["carriage returns", /\n/g, "\r\n"],
  ["a carriage return in the files", "JSON/url\n", "JSON/url\r\n"],
  ["no final line feed", /\n$/, ""],
  ["a blank line behind", /$/, "\n"],
  ["a space behind all", /$/, " \n"],
  ["a byte order mark", /^/, "\ufeff"],
];

describe("is no statement", () => {
  test.each(refused)("%s", (_, part, by) => expect(isRead("statement", mended(part, by))).toBe(false));

  test("executable behind the files", () => {
    expect(isRead("statement", mended(/$/, executable))).toBe(false);
  });

  test("a `lists:` hash of other bytes", () => {
    expect(isRead("statement", mended("JSON/url", "JSON/urm"))).toBe(true);
    expect(isRead("statement", edited("statement", "JSON/url", "JSON/urm"))).toBe(false);
    expect(isRead("statement", edited("statement", /lists: ./, "lists: g"))).toBe(false);
    expect(isRead("statement", edited("statement", /lists: .*/, `lists: ${sha256("")}`))).toBe(false);
    expect(isRead("statement", edited("statement", /# lists.*\n/, ""))).toBe(false);
    const hash = /# lists: (.*)\n/.exec(edited("statement", /$/, " "))?.[1] ?? "";
    expect(isRead("statement", edited("statement", hash, hash.toUpperCase()))).toBe(false);
  });

  test.each([
    ["# previous: none\n", ""],
    ["# covers: complete", "# covers: partial"],
    ["# covers: complete", "# covers: "],
  ])("a complete statement with %j as %j", (part, by) => {
    const first = { sequence: 1, previous: undefined, covers: "complete", removed: [] } as const;
    const text = decodeText(formatStatement({ ...statement, ...first })) ?? "";
    expect(isRead("statement", text)).toBe(true);
    expect(text).toContain(part);
    expect(isRead("statement", text.replace(part, by))).toBe(false);
  });

  test("bytes that are no UTF-8", () => {
    const { again } = samples.statement;
    const text = Buffer.from(mended("JSON/url", "JSON/u\u00e9")).toString("latin1");
    const spelled = (bytes: string) => again(Buffer.from(text.replace("\u00c3\u00a9", bytes), "latin1"));
    expect(spelled("\u00c3\u00a9")).toBeDefined();
    for (const bytes of ["\u00e9", "\u00ed\u00a0\u0080", "\u00c3", "\u00ff"])
      expect(spelled(bytes)).toBeUndefined();
  });
});
