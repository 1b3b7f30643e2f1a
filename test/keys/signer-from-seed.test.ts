import { expect, test } from "vitest";
import { parsePublicKey } from "../../src/crypto/ssh-key.ts";
import { parseSignatures, verifySignature } from "../../src/crypto/sshsig.ts";
import { encodeUtf8 } from "../../src/crypto/utf8.ts";
import { signerFromSeed } from "../../src/keys/signer-from-seed.ts";

const message = encodeUtf8("a message");

test("the key of a seed is RFC 8032's, section 7.1, test 1", () => {
  const seed = Buffer.from("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", "hex");
  const point = parsePublicKey(signerFromSeed(seed).key)?.point ?? new Uint8Array();
  expect(Buffer.from(point).toString("hex")).toBe(
    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
  );
});

test("signs the same each time, and what verifies", async () => {
  const signer = signerFromSeed(new Uint8Array(32).fill(1));
  const block = await signer.sign("a", message);
  expect(await signerFromSeed(new Uint8Array(32).fill(1)).sign("a", message)).toBe(block);
  const [signature] = parseSignatures(encodeUtf8(block)) ?? [];
  expect(signature).toMatchObject({ key: signer.key, namespace: "a", hash: "sha512" });
  expect(signature && verifySignature(signature, message)).toBe(true);
});

test("does not need the seed any more", async () => {
  const seed = new Uint8Array(32).fill(1);
  const signer = signerFromSeed(seed);
  const block = await signer.sign("a", message);
  seed.fill(0);
  expect(await signer.sign("a", message)).toBe(block);
});

test("signs nothing once closed, and nothing without a namespace", async () => {
  const signer = signerFromSeed(new Uint8Array(32).fill(1));
  await expect(signer.sign("", message)).rejects.toThrow(TypeError);
  signer.close();
  await expect(signer.sign("a", message)).rejects.toThrow(TypeError);
});

test.each([0, 31, 33, 64])("refuses a seed of %i bytes", (length) => {
  expect(() => signerFromSeed(new Uint8Array(length))).toThrow(TypeError);
});
