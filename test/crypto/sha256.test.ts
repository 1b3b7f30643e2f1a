import { expect, test } from "vitest";
import { digest, sha256 } from "../../src/crypto/sha256.ts";

// FIPS 180-2, appendices B.1 and C.1.
test("hashes abc, as text and as bytes", () => {
  const abc = Uint8Array.of(0x61, 0x62, 0x63);
  const hex = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  expect([sha256("abc"), sha256(abc)]).toEqual([hex, hex]);
  expect(Buffer.from(digest("sha256", abc)).toString("hex")).toBe(hex);
  expect(Buffer.from(digest("sha512", "abc")).toString("hex")).toMatch(/^ddaf35a193617abacc417349ae204131/);
});

test("hashes a text as UTF-8", () => {
  expect(sha256("café")).toBe(sha256(Uint8Array.of(0x63, 0x61, 0x66, 0xc3, 0xa9)));
});
