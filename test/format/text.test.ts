import { expect, test } from "vitest";
import { decodeText, encodeText } from "../../src/format/text.ts";

test("text keeps its byte order mark, and bytes that are no UTF-8 are none", () => {
  expect(decodeText(encodeText("\ufeffa\u{1f480}"))).toBe("\ufeffa\u{1f480}");
  for (const bytes of [[0xff], [0xc3], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80]])
    expect(decodeText(Uint8Array.from(bytes))).toBeUndefined();
});
