import { expect, test } from "vitest";
import { passphraseBits } from "../../src/keys/passphrase-strength.ts";

test.each([
  ["", 0, 0],
  ["x", 1, 10],
  ["password", 0, 10],
  ["Password123!", 0, 25],
  ["aaaaaaaaaaaaaaaaaaaa", 0, 12],
  ["abcdefghijklmnop", 0, 12],
  ["1234567890", 0, 12],
  ["qwerty", 0, 10],
  ["open sesame", 0, 20],
  ["correct horse battery staple", 0, 20],
  ["banana banana banana banana", 0, 20],
  ["sunshine", 5, 20],
])("%j is weak: any list of passwords has it", (text, least, most) => {
  expect(passphraseBits(text)).toBeGreaterThanOrEqual(least);
  expect(passphraseBits(text)).toBeLessThanOrEqual(most);
});

test.each([
  ["velvet otter quarry mandolin", 44],
  ["velvet-otter-quarry-mandolin", 44],
  ["k3v9x2qz7m", 45],
  ["xkqzjvwpbd", 45],
  ["t^7Lp#wQ9z", 55],
  ["Überschall Kanne Wüste Libelle", 44],
  ["平仮名片仮名漢字混交文 雨宿り 蝸牛 木漏れ日", 40],
])("%j is not", (text, least) => {
  expect(passphraseBits(text)).toBeGreaterThanOrEqual(least);
});
