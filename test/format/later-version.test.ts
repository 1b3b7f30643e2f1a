import { expect, test } from "vitest";
import { laterRootVersion } from "../../src/format/later-version.ts";
import { encodeText } from "../../src/format/text.ts";
import { samples } from "./samples.ts";

test.each([
  ['bailiwick: "root-v2"\n', 2],
  ['bailiwick: "root-v2"\nanything', 2],
  ['bailiwick: "root-v10"\n', 10],
  ['bailiwick: "root-v9999"\n', 9999],
  ['bailiwick: "root-v10000"\n', undefined],
  ['bailiwick: "root-v1"\n', undefined],
  ['bailiwick: "root-v0"\n', undefined],
  ['bailiwick: "root-v02"\n', undefined],
  ['bailiwick: "root-v2x"\n', undefined],
  ['bailiwick: "root-v"\n', undefined],
  ['bailiwick: "root-v2"', undefined],
  ['bailiwick: "root-v2"\r\n', undefined],
  ['\nbailiwick: "root-v2"\n', undefined],
  ['bailiwick: "certificate-v2"\n', undefined],
  ["", undefined],
])("%j claims version %s", (text, version) => expect(laterRootVersion(encodeText(text))).toBe(version));

test("a root of ours, and bytes without end, claim none", () => {
  expect(laterRootVersion(samples.root.bytes)).toBeUndefined();
  expect(laterRootVersion(new Uint8Array(1 << 20).fill(0x62))).toBeUndefined();
});
