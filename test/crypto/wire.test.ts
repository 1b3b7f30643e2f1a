import { expect, test } from "vitest";
import { WireReader, wireUint32 } from "../../src/crypto/wire.ts";

test("a read that the bytes do not hold moves nothing", () => {
  const reader = new WireReader(Uint8Array.of(0, 0, 0, 2, 7));
  expect([reader.string(), reader.text(), reader.raw(6)]).toEqual([undefined, undefined, undefined]);
  expect(reader.left).toBe(5);
  expect(reader.uint32()).toBe(2);
  expect(reader.uint32()).toBeUndefined();
  expect(reader.done).toBe(false);
  expect(reader.byte()).toBe(7);
  expect(reader.byte()).toBeUndefined();
  expect(reader.done).toBe(true);
});

test("reads a view as it reads all of its memory", () => {
  const memory = Uint8Array.of(9, 9, 0, 0, 0, 2, 0xc3, 0xa9, 9);
  const reader = new WireReader(memory.subarray(2, 8));
  expect(reader.text()).toBe("\u00e9");
  expect(reader.done).toBe(true);
});

test("a length has 32 bits, without a sign", () => {
  expect(wireUint32(0xfedcba98)).toEqual(Uint8Array.of(0xfe, 0xdc, 0xba, 0x98));
  const reader = new WireReader(Uint8Array.of(0xff, 0xff, 0xff, 0xff, 1));
  expect(reader.string()).toBeUndefined();
  expect(reader.uint32()).toBe(0xffffffff);
});
