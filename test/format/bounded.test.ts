import { describe, expect, test } from "vitest";
import { sha256 } from "../../src/crypto/sha256.ts";
import { parseLayout } from "../../src/format/layout.ts";
import { parsePlace } from "../../src/format/place.ts";
import { SUMS_BYTES } from "../../src/format/sums.ts";
import { encodeText } from "../../src/format/text.ts";
import { YAML_BYTES } from "../../src/format/yaml.ts";
import { edited, kinds, samples } from "./samples.ts";

/** As many times as fit: `line` says what stands in which. */
function filled(bytes: number, line: (i: number) => string): string {
  const lines: string[] = [];
  for (let left = bytes, i = 0; left > 0; i++) {
    const next = line(i);
    lines.push(next);
    left -= Buffer.byteLength(next);
  }
  return lines.slice(0, -1).join("");
}

/** A quarter of what is read at most: whatever takes square time takes far too long. */
const ENOUGH = YAML_BYTES / 4;
const yaml = (line: (i: number) => string) => filled(ENOUGH, line);
const sums = `# bailiwick-statement-v1\n# registry: a ${sha256("").slice(0, 32)}\n# package: a\n# sequence: 1\n`;
/** A statement whose head is as it should be, so that what follows is looked at. */
const stated = (rest: string) =>
  `${sums}# previous: none\n# covers: complete\n# lists: ${sha256(rest)}\n${rest}`;

/** Trouble of every shape that is looked at. */
const troubles: Readonly<Record<string, () => string>> = {
  "different keys": () => yaml((i) => `"k${i}": 1\n`),
  "one key": () => yaml(() => "a: 1\n"),
  "keys of nothing": () => yaml((i) => `${"abcdefgh"[i % 8]}:\n`),
  "list items": () => yaml((i) => (i === 0 ? "a:\n" : `  - "${i}"\n`)),
  "items that are none": () => yaml(() => "- \n"),
  "strings alone": () => yaml(() => '"a"\n'),
  "keys and strings in turn": () => yaml(() => 'a: 1\n "b"\n'),
  "deeper and deeper": () => yaml((i) => `${" ".repeat(i % 9)}a:\n`),
  "deeper items": () => yaml((i) => `${" ".repeat(i % 9)}- a:\n`),
  "one long string": () => `note: "${"x".repeat(YAML_BYTES - 10)}"\n`,
  "one string of escapes": () => `note: "${"\\u0001".repeat(YAML_BYTES / 6 - 10)}"\n`,
  "one string of bad escapes": () => `note: "${"\\q".repeat(YAML_BYTES / 2 - 10)}"\n`,
  "one string without end": () => `note: "${"x".repeat(YAML_BYTES - 10)}\n`,
  "one long key": () => `"${"x".repeat(YAML_BYTES - 10)}": 1\n`,
  "brackets without end": () => yaml(() => "["),
  "braces without end": () => yaml(() => "{"),
  "dashes without end": () => yaml(() => "- "),
  "anchors and aliases": () => yaml((i) => `a${i}: &x [*x, *x]\n`),
  spaces: () => yaml(() => " "),
  "line feeds": () => yaml(() => "\n"),
  zeros: () => yaml(() => "\0"),
  "a layout of many": () =>
    edited(
      "root",
      '  - "*/"\n',
      yaml((i) => `  - "${i}/"\n`),
    ),
  "a layout of long ones": () =>
    edited("root", '  - "*/"\n', `  - "${"*a".repeat(250_000)}/"\n  - "${"a*".repeat(250_000)}/b"\n`),
  "many rules": () =>
    edited("root", /rules:\n/, `rules:\n${yaml((i) => `  - paths:\n      - "${i}"\n    publish: 1\n`)}`),
  "many keys": () => edited("root", /keys:\n/, `keys:\n${yaml((i) => `  "${i}": "ssh-ed25519 AAAA"\n`)}`),
  "many grants": () =>
    edited(
      "certificate",
      /grants:\n/,
      `grants:\n${yaml((i) => `  - role: "publish"\n    paths:\n      - "${i}"\n`)}`,
    ),
  "many identities": () =>
    edited("certificate", /identities:\n/, `identities:\n${yaml((i) => `  "${i}": "x"\n`)}`),
  "many files": () =>
    stated(filled(8 * YAML_BYTES, (i) => `${sha256("")}  a/${String(i).padStart(9, "0")}\n`)),
  "one file over and over": () => stated(filled(8 * YAML_BYTES, () => `${sha256("")}  a/b\n`)),
  "one long path": () => stated(`${sha256("")}  ${filled(8 * YAML_BYTES, () => "a/")}a\n`),
  "one long segment": () => stated(`${sha256("")}  a/${"\u00e9".repeat(4 * YAML_BYTES)}\n`),
  "marks without end": () => stated(`${sha256("")}  a/${"a\u0301\u0316".repeat(YAML_BYTES)}\n`),
  "many removed": () => stated(filled(8 * YAML_BYTES, (i) => `# removed: a/${i}\n`)),
  "many executable": () => stated(filled(8 * YAML_BYTES, (i) => `# executable: a/${i}\n`)),
  "a line without end": () => sums + filled(8 * YAML_BYTES, () => "# registry: "),
  "line feeds after a head": () => sums + filled(8 * YAML_BYTES, () => "\n"),
};

describe("two seconds at most for", () => {
  test.each(Object.keys(troubles))("%s", (name) => {
    const bytes = encodeText(troubles[name]?.() ?? "");
    expect(bytes.length).toBeGreaterThan(ENOUGH / 2);
    for (const kind of kinds) {
      const start = performance.now();
      samples[kind].again(bytes);
      expect(performance.now() - start, kind).toBeLessThan(2000);
    }
  });
});

test("what is too long is not looked at", () => {
  const start = performance.now();
  const long = new Uint8Array(SUMS_BYTES + 1);
  for (const kind of kinds) expect(samples[kind].again(long)).toBeUndefined();
  const note = edited("revocation", '"lost"', `"${"x".repeat(YAML_BYTES)}"`);
  expect(samples.revocation.again(encodeText(note))).toBeUndefined();
  expect(performance.now() - start).toBeLessThan(2000);
});

test("what is just short enough is read", () => {
  const rest = edited("revocation", '"lost"', '""');
  const room = YAML_BYTES - encodeText(rest).length;
  const note = (length: number) => encodeText(edited("revocation", '"lost"', `"${"x".repeat(length)}"`));
  expect(samples.revocation.again(note(room))).toBeDefined();
  expect(samples.revocation.again(note(room + 1))).toBeUndefined();
});

test("places and layouts of a megabyte", () => {
  const start = performance.now();
  for (const part of ["a/", "a.", ".", "/", "1.sums/"])
    expect(parsePlace(`.bailiwick/statements/${part.repeat(500_000)}`)).toBeUndefined();
  expect(parseLayout([`${"*a".repeat(1000)}/`, `${"a*".repeat(1000)}/b/`])).toBeUndefined();
  expect(performance.now() - start).toBeLessThan(2000);
});
