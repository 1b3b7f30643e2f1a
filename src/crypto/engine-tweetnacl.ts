import nacl from "tweetnacl";
import type { Engine } from "./ed25519.ts";

/**
 * Pure JavaScript, for browsers and to check the other engine: about 290 verifications a second. Alone it
 * takes S >= L: use it through `verifyEd25519`.
 */
export const tweetnaclEngine: Engine = {
  verify: (point, message, signature) => nacl.sign.detached.verify(message, signature, point),
};
