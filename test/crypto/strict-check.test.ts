import { describe, expect, test } from "vitest";
import { verifyEd25519 } from "../../src/crypto/ed25519.ts";

// An engine that takes everything leaves only the check before the engine to refuse.
const yes = { verify: () => true };
const no = { verify: () => false };

const p = 2n ** 255n - 19n;
const L = 2n ** 252n + 27742317777372353535851937790883648493n;
const eighth = 0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n; // y of two of the points of order 8
const otherEighth = p - eighth;
const sign = 2n ** 255n;

const point = bytesOf(7n);
const scalar = bytesOf(7n);

function passes(a: Uint8Array, r: Uint8Array, s: Uint8Array): boolean {
  return verifyEd25519(a, new Uint8Array(), Uint8Array.from([...r, ...s]), yes);
}

describe.each([
  ["point", (y: bigint) => passes(bytesOf(y), point, scalar)],
  ["R", (y: bigint) => passes(point, bytesOf(y), scalar)],
] as const)("y of %s", (_, passesWith) => {
  test.each([p, p + 1n, p + 2n, 2n ** 255n - 1n])("%d, not below p, is refused with either sign", (y) => {
    expect([passesWith(y), passesWith(y + sign)]).toEqual([false, false]);
  });
  test.each([0n, 1n, p - 1n, eighth, otherEighth])("%d, of small order, is refused with either sign", (y) => {
    expect([passesWith(y), passesWith(y + sign)]).toEqual([false, false]);
  });
  test.each([2n, p - 2n, eighth - 1n, eighth + 1n, otherEighth + 1n, otherEighth - 1n, 2n ** 254n])(
    "%d passes with either sign",
    (y) => {
      expect([passesWith(y), passesWith(y + sign)]).toEqual([true, true]);
    },
  );
});

test.each([L, L + 1n, 2n * L, 2n ** 255n, 2n ** 256n - 1n])("S = %d, not below L, is refused", (s) => {
  expect(passes(point, point, bytesOf(s))).toBe(false);
});

test.each([0n, 1n, L - 1n, 2n ** 252n])("S = %d, below L, passes", (s) => {
  expect(passes(point, point, bytesOf(s))).toBe(true);
});

test.each([
  [31, 64],
  [33, 64],
  [0, 64],
  [32, 63],
  [32, 65],
  [32, 0],
])("a point of %i and a signature of %i bytes are refused", (pointLength, signatureLength) => {
  const filled = (length: number) => new Uint8Array(length).fill(7);
  expect(verifyEd25519(filled(pointLength), new Uint8Array(), filled(signatureLength), yes)).toBe(false);
});

test("the engine has the last word", () => {
  const signature = Uint8Array.from([...point, ...scalar]);
  expect(verifyEd25519(point, new Uint8Array(), signature, yes)).toBe(true);
  expect(verifyEd25519(point, new Uint8Array(), signature, no)).toBe(false);
});

/** 32 bytes, little-endian. */
function bytesOf(number: bigint): Uint8Array {
  return Uint8Array.from({ length: 32 }, (_, at) => Number((number >> BigInt(8 * at)) & 0xffn));
}
