import { expect, test } from "vitest";
import { parseSignatures, verifySignature } from "../../src/crypto/sshsig.ts";
import { encodeUtf8 } from "../../src/crypto/utf8.ts";
import { opensshVectors } from "./openssh-vectors.ts";

const { message: text, vectors } = opensshVectors();
const message = encodeUtf8(text);
const files = vectors
  .filter(({ name }) => name.startsWith("ed25519"))
  .map(({ name, sig }) => [name, sig] as const);

/** How many of the mangled files still hold one signature, and how many hold one that verifies. */
function judge(mangled: Iterable<Uint8Array>): { parsed: number; verified: number } {
  const counts = { parsed: 0, verified: 0 };
  for (const bytes of mangled) {
    const signatures = parseSignatures(bytes) ?? [];
    if (signatures.length > 0) counts.parsed++;
    if (signatures.some((signature) => verifySignature(signature, message))) counts.verified++;
  }
  return counts;
}

test.each(files)("%s: no file with one byte changed verifies", (_, sig) => {
  const bytes = encodeUtf8(sig);
  expect(judge([bytes])).toEqual({ parsed: 1, verified: 1 });
  const { parsed, verified } = judge(everyChange(bytes));
  expect(verified).toBe(0);
  expect(parsed).toBeGreaterThan(1000); // or the signature itself was never put to the test
});

function* everyChange(bytes: Uint8Array): Iterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at++)
    for (let byte = 0; byte < 256; byte++) if (byte !== bytes[at]) yield bytes.with(at, byte);
}

test.each(files)("%s: no file cut short, or with a byte dropped or doubled, parses", (_, sig) => {
  const bytes = encodeUtf8(sig);
  for (let at = 0; at < bytes.length; at++) {
    expect(parseSignatures(bytes.subarray(0, at))).toBeUndefined();
    expect(
      parseSignatures(Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + 1)])),
    ).toBeUndefined();
    expect(
      parseSignatures(Uint8Array.from([...bytes.subarray(0, at + 1), ...bytes.subarray(at)])),
    ).toBeUndefined();
  }
});
