import { createPublicKey, type KeyObject, verify } from "node:crypto";
import type { Engine } from "./ed25519.ts";
import { remembering } from "./remembering.ts";

/**
 * Node's OpenSSL: about 9,600 verifications a second. Keys come in as JWK, the cheapest way (5 us, DER 75 us),
 * and stay, since most keys sign many times. Alone it is lax, and not alike on Node 20 and 24: use it
 * through `verifyEd25519`.
 */
export const nodeEngine: Engine = {
  verify(point, message, signature) {
    return verify(null, message, keyObject(point), signature);
  },
};

const keyOfPoint = remembering(4096, (x) =>
  createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" }),
);

function keyObject(point: Uint8Array): KeyObject {
  return keyOfPoint(Buffer.from(point.buffer, point.byteOffset, point.length).toString("base64url"));
}
