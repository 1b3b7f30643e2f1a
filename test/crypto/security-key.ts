import nacl from "tweetnacl";
import { encodeBase64 } from "../../src/crypto/base64.ts";
import { digest } from "../../src/crypto/sha256.ts";
import { concatBytes, wireString, wireUint32 } from "../../src/crypto/wire.ts";

const algorithm = "sk-ssh-ed25519@openssh.com";

/** A FIDO key in software, for PROTOCOL.u2f's own words: it signs whatever flags and counter it is told. */
export function securityKey(seed: number, application = "ssh:") {
  const pair = nacl.sign.keyPair.fromSeed(new Uint8Array(32).fill(seed));
  const blob = concatBytes(...[algorithm, pair.publicKey, application].map(wireString));
  return {
    key: `${algorithm} ${encodeBase64(blob)}`,
    blob,
    point: pair.publicKey,
    /** The raw signature over what an SSHSIG asks to sign. */
    sign(data: Uint8Array, flags = 0x01, counter = 7): Uint8Array {
      const presence = concatBytes(Uint8Array.of(flags), wireUint32(counter));
      const signed = concatBytes(digest("sha256", application), presence, digest("sha256", data));
      const signature = nacl.sign.detached(signed, pair.secretKey);
      return concatBytes(wireString(algorithm), wireString(signature), presence);
    },
  };
}
