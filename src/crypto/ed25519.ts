import { nodeEngine } from "./engine-node.ts";

/** Something that checks RFC 8032's equation for a 32-byte point and a 64-byte signature. Never throws. */
export interface Engine {
  verify(point: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
}

// Little-endian. L is the order of the base point, p the field's prime, and each small y belongs to a point of
// order 1, 2, 4 or 8: a key there "signs" messages it never saw.
const L = fromHex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
const p = fromHex("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");
const smallYs = [
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0100000000000000000000000000000000000000000000000000000000000000",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
].map(fromHex);

/**
 * Whether the signature, R and S of RFC 8032 section 5.1, is the point's over the message. Any arrays give an
 * answer. Engines differ on odd input (S >= L, non-canonical or small-order points), so that is refused
 * before they see it; what is left they answer alike, as libsodium does.
 */
export function verifyEd25519(
  point: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
  engine: Engine = nodeEngine,
): boolean {
  if (point.length !== 32 || signature.length !== 64) return false;
  if (!isStrictPoint(point)) return false;
  if (!isStrictPoint(signature.subarray(0, 32))) return false;
  if (!isBelow(signature.subarray(32), L, 0xff)) return false;
  return engine.verify(point, message, signature);
}

/** A canonical y below p, and not of small order; whether it is on the curve the engine sees. */
function isStrictPoint(point: Uint8Array): boolean {
  return isBelow(point, p, 0x7f) && !smallYs.some((y) => isEqual(point, y, 0x7f));
}

/** Compares 32 bytes, little-endian, with a bound; `top` masks the last byte, which holds x's sign. */
function isBelow(bytes: Uint8Array, bound: Uint8Array, top: number): boolean {
  for (let at = 31; at >= 0; at--) {
    const byte = (bytes[at] ?? 0) & (at === 31 ? top : 0xff);
    const limit = bound[at] ?? 0;
    if (byte !== limit) return byte < limit;
  }
  return false;
}

function isEqual(bytes: Uint8Array, other: Uint8Array, top: number): boolean {
  return other.every((byte, at) => byte === ((bytes[at] ?? 0) & (at === 31 ? top : 0xff)));
}

function fromHex(hex: string): Uint8Array {
  return Uint8Array.from({ length: 32 }, (_, at) => Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16));
}
