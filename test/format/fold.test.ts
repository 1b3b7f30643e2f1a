import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldName, isAssigned } from "../../src/format/fold.ts";

type Line = [name: string, fold: string, why?: string];
const lines: Line[] = JSON.parse(
  readFileSync(new URL("../vectors/paths-fold.json", import.meta.url), "utf8"),
);

/** Every scalar value that Unicode 15.0 assigns. */
const assigned: number[] = [];
for (let point = 0; point <= 0x10ffff; point++) {
  const surrogate = point >= 0xd800 && point <= 0xdfff;
  if (!surrogate && isAssigned(point)) assigned.push(point);
}

describe("isAssigned", () => {
  test("counts as the Unicode Consortium does", () => {
    // https://www.unicode.org/versions/Unicode15.0.0/: graphic and format; control; private use
    expect(assigned).toHaveLength(149_186 + 65 + 137_468);
  });

  test("holds what every later Unicode holds, and lacks what those added", () => {
    const added: Record<string, number> = { "15.0": 0, "15.1": 627, "16.0": 5_812, "17.0": 10_615 };
    const known = new Set(assigned);
    let newer = 0;
    for (let point = 0; point <= 0x10ffff; point++) {
      const here = !/\p{Cn}|\p{Cs}/u.test(String.fromCodePoint(point));
      if (known.has(point) && !here) expect.fail(`U+${point.toString(16)} is not assigned here`);
      if (!known.has(point) && here) newer++;
    }
    const expected = added[process.versions.unicode ?? ""];
    if (expected === undefined) expect(newer).toBeGreaterThan(10_615);
    else expect(newer).toBe(expected);
  });

  test("takes surrogates and private use, but neither noncharacters nor other numbers", () => {
    for (const point of [0, 0xd800, 0xdfff, 0xe000, 0xfffd, 0x10fffd]) expect(isAssigned(point)).toBe(true);
    for (const point of [0x378, 0xfdd0, 0xffff, 0x10ffff, 0x110000, -1, 0.5, NaN, Infinity]) {
      expect(isAssigned(point)).toBe(false);
    }
  });
});

describe("foldName", () => {
  test.each(lines)("%j: %j", (name, fold) => {
    expect(foldName(name)).toBe(fold);
    expect(foldName(`a/${name}/b`)).toBe(`a/${fold}/b`);
  });

  test("is lower case of upper case, but for Cherokee, dotless i and capital sharp s", () => {
    const differ: number[] = [];
    for (const point of assigned) {
      const upper = String.fromCodePoint(point).toUpperCase();
      // Upper cases that a later Unicode gave to an old letter are none of ours.
      if (![...upper].every((character) => isAssigned(character.codePointAt(0) ?? 0))) continue;
      if (upper.toLowerCase().normalize("NFC") !== foldName(String.fromCodePoint(point))) differ.push(point);
    }
    const cherokee = (point: number) =>
      (point >= 0x13a0 && point <= 0x13fd) || (point >= 0xab70 && point <= 0xabbf);
    expect(differ.filter((point) => !cherokee(point))).toEqual([0x131, 0x1e9e]);
    expect(differ.filter(cherokee)).toHaveLength(86 + 6 + 80);
    for (const point of differ.filter((each) => each >= 0xab70)) {
      expect(foldName(String.fromCodePoint(point))).toBe(String.fromCodePoint(point).toUpperCase());
    }
  });

  test("is the same in every runtime, for every code point and beside a mark", () => {
    const hash = createHash("sha256");
    for (const point of assigned) {
      const character = String.fromCodePoint(point);
      hash.update(`${point.toString(16)} ${foldName(character)} ${foldName(`A${character}\u0301\u0316`)}\n`);
    }
    // Equal on Node 20.20, 22.23 and 24.21.
    expect(hash.digest("hex")).toBe("f9f9aa991ed9a1eee6829012c8f23da865cbba2fb7eabb2c655d19f246d2356d");
  });

  test("keeps slashes apart from all else, as collisions relies on", () => {
    for (const point of assigned) {
      const character = String.fromCodePoint(point);
      const fold = foldName(character);
      if (fold.includes("/")) expect(character).toBe("/");
      if (foldName(`/${character}/`) !== `/${fold}/`)
        expect.fail(`U+${point.toString(16)} changes beside a slash`);
    }
    const text = fc.string({ unit: "binary" });
    fc.assert(fc.property(text, text, (a, b) => foldName(`${a}/${b}`) === `${foldName(a)}/${foldName(b)}`));
  });

  test("changes nothing the second time, for names in NFC", () => {
    const fold = (text: string) => foldName(text.normalize("NFC"));
    for (const point of assigned) {
      const once = fold(String.fromCodePoint(point));
      if (foldName(once) !== once) expect.fail(`U+${point.toString(16)}`);
    }
    const cased = fc.constantFrom(...lines.flatMap(([name]) => [...name]), "\u0301", "\u0308", "\u0316");
    const names = fc.array(cased).map((parts) => parts.join(""));
    fc.assert(fc.property(names, (name) => foldName(fold(name)) === fold(name)));
  });

  test("joins what differs in ASCII case alone", () => {
    const ascii = fc.string({ unit: "binary-ascii" });
    fc.assert(
      fc.property(ascii, (text) => {
        const fold = text.replace(/[A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 32));
        expect(foldName(text)).toBe(fold);
        expect(foldName(`${text}\u6f22`)).toBe(`${fold}\u6f22`);
      }),
    );
  });
});
