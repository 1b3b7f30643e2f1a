import { describe, expect, test } from "vitest";
import { readRootText } from "../../src/format/root-text.ts";
import { decodeText } from "../../src/format/text.ts";
import { YAML_BYTES } from "../../src/format/yaml.ts";
import { edited, root, samples } from "./samples.ts";

const text = decodeText(samples.root.bytes) ?? "";
const faultsOf = (text: string) => {
  const read = readRootText(text);
  return "faults" in read ? read.faults : [];
};

describe("a root by hand", () => {
  test("in any style, with comments", () => {
    expect(readRootText(text)).toEqual(root);
    expect(readRootText(`# mine\n\n${text}`)).toEqual(root);
    expect(readRootText(edited("root", 'expires: "2027-11-21"', "expires: 2027-11-21 # soon"))).toEqual(root);
    expect(readRootText(edited("root", /layout:\n.*\n/, "layout: ['*/']\n"))).toEqual(root);
  });

  test.each<[string | RegExp, string, string]>([
    [/.*/s, "7\n", "the whole: Invalid type: Expected Object but received 7"],
    ["2027-11-21", "2027-02-30", "expires: is no day"],
    ["julia-metadata 9f86", "julia-metadata x", "the whole: its registry is no name with 32 digits"],
    ['"alice": "ssh', '"Alice": "ssh', "keys.0.0: is no name"],
    ['"alice": "ssh-ed25519 ', '"alice": "ssh-rsa ', "keys.0.1: is no Ed25519 key"],
    ['"Legacy*/**"', '"a?"', "unsigned.0: is no pattern"],
    ['  - "*/"\n', '  - "*/"\n  - "*/*/"\n', "layout: is no layout, or its patterns could nest"],
    ['  - "*/"\n', '  - "*/"\n  - "*/"\n', "layout: says something twice"],
    ["    publish: 1\n", "", "rules.0: names no role"],
    [
      "threshold: 2",
      "threshold: 3",
      "the whole: a threshold is above the number of its keys, or names one that is not under keys",
    ],
    ["expires: ", "expires: !x ", "Unresolved tag: !x at line 4, column 10:"],
    ["note:", "note: a\nnote:", "Map keys must be unique at line 40, column 1:"],
    ["note:", "? [a]\n: b\nnote:", "With stringKeys, all keys must be strings at line 39, column 3:"],
    ['"two\\nlines"', '!!binary "aGk="', "Unresolved tag: tag:yaml.org,2002:binary at line 39, column 7:"],
    ['"two\\nlines"', "&x a\nb: *x", "it has an alias"],
    ['"two\\nlines"', "*x", "it has an alias"],
  ])("%s as %j: %s", (part, by, fault) => expect(faultsOf(edited("root", part, by))).toEqual([fault]));

  test("has a megabyte at most", () => {
    const filled = (length: number) => `${text}# ${"x".repeat(length - text.length - 3)}\n`;
    expect(filled(YAML_BYTES)).toHaveLength(YAML_BYTES);
    expect(faultsOf(filled(YAML_BYTES))).toEqual([]);
    expect(faultsOf(filled(YAML_BYTES + 1))).toEqual(["it is too long"]);
    const wide = edited("root", '"two\\nlines"', `"${"\u00e9".repeat(YAML_BYTES / 2)}"`);
    expect(faultsOf(wide)).toEqual(["it has no spelling of its own"]);
  });
});
