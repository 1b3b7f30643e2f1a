import { expect, test } from "vitest";
import { pinOf } from "../../src/format/pin.ts";

const hex = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

test("a pin is 64 digits, with or without the algorithm before them", () => {
  expect([pinOf(hex), pinOf(`sha256:${hex}`)]).toEqual([hex, hex]);
  for (const text of [
    ...["", "sha256:", `sha512:${hex}`, `SHA256:${hex}`, `sha256:sha256:${hex}`, `${hex}0`, hex.slice(1)],
    ...[hex.toUpperCase(), ` ${hex}`, `${hex}\n`, `${hex.slice(0, 32)}sha256:${hex.slice(32)}`],
  ])
    expect(pinOf(text), text).toBeUndefined();
});
