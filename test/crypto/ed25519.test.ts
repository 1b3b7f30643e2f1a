import fc from "fast-check";
import { expect, test } from "vitest";
import { verifyEd25519 } from "../../src/crypto/ed25519.ts";
import { nodeEngine } from "../../src/crypto/engine-node.ts";
import { tweetnaclEngine } from "../../src/crypto/engine-tweetnacl.ts";
import { readVectors, type Vector } from "./vectors.ts";

// wycheproof: C2SP's eddsa tests (Apache 2.0). speccheck: novifinancial/ed25519-speccheck (Apache 2.0), of
// "Taming the many EdDSAs", expected as libsodium answers.
// small-order: made for this test; keys and signatures that verify with a lax engine though nobody signed.
test.each([
  ["wycheproof-ed25519", 151, 88],
  ["speccheck-ed25519", 12, 1],
  ["small-order", 116, 0],
] as const)("%s: both engines answer as expected", (name, total, valid) => {
  const vectors = readVectors(name);
  expect(vectors.length).toBe(total);
  expect(vectors.filter((vector) => vector.valid).length).toBe(valid);
  for (const vector of vectors) {
    expect({ ...vector, valid: verify(vector, nodeEngine) }, vector.name).toEqual(vector);
    expect({ ...vector, valid: verify(vector, tweetnaclEngine) }, vector.name).toEqual(vector);
    expect({ ...vector, valid: verify(vector) }, vector.name).toEqual(vector);
  }
});

test("every small-order vector would pass without the strict check", () => {
  const refused = readVectors("small-order").filter(
    ({ point, message, signature }) => !tweetnaclEngine.verify(point, message, signature),
  );
  expect(refused.map(({ name }) => name)).toEqual([]);
});

test("any bytes get an answer, the same from both engines", () => {
  const arrays = [
    fc.uint8Array({ minLength: 30, maxLength: 33 }),
    fc.uint8Array({ minLength: 62, maxLength: 65 }),
  ] as const;
  fc.assert(
    fc.property(...arrays, fc.uint8Array(), (point, signature, message) => {
      expect(verifyEd25519(point, message, signature, nodeEngine)).toBe(false);
      expect(verifyEd25519(point, message, signature, tweetnaclEngine)).toBe(false);
    }),
  );
});

function verify({ point, message, signature }: Vector, engine?: typeof nodeEngine): boolean {
  return verifyEd25519(point, message, signature, engine);
}
