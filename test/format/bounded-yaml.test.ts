import { describe, expect, test } from "vitest";
import { encodeText } from "../../src/format/text.ts";
import { YAML_BYTES } from "../../src/format/yaml.ts";
import { edited, samples } from "./samples.ts";
import { expectQuick, filled } from "./trouble.ts";

/** Half of what is read at most: whatever takes square time takes far too long. */
const ENOUGH = YAML_BYTES / 2;
const yaml = (line: (i: number) => string) => filled(ENOUGH, line);
/** Trouble of every shape, each line of which may pass for YAML. */
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
};

describe("takes no long time", () => {
  test.each(Object.entries(troubles))("%s", (name, text) => {
    expectQuick(/grants|identities/.test(name) ? "certificate" : "root", text());
  });
});

test("a megabyte is read, and not a byte more", () => {
  const rest = edited("revocation", '"lost"', '""');
  const room = YAML_BYTES - encodeText(rest).length;
  const note = (length: number) => encodeText(edited("revocation", '"lost"', `"${"x".repeat(length)}"`));
  expect(samples.revocation.again(note(room))).toBeDefined();
  expect(samples.revocation.again(note(room + 1))).toBeUndefined();
});
