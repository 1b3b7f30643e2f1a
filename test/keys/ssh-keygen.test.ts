import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import {
  armorSignature,
  buildSignature,
  parseSignatures,
  signedData,
  verifySignature,
} from "../../src/crypto/sshsig.ts";
import { encodeUtf8 } from "../../src/crypto/utf8.ts";
import { openKeyFile } from "../../src/keys/open-key-file.ts";
import { securityKey } from "../crypto/security-key.ts";
import {
  publicKeyIn,
  run,
  sshKeygen,
  sshSign,
  sshVerify,
  temporaryDirectory,
  writePrivate,
} from "./openssh.ts";

// We and the real ssh-keygen, both ways.
const directory = temporaryDirectory();
const message = encodeUtf8("a message\n");
let plain: string;
beforeAll(() => {
  plain = sshKeygen(directory, "plain");
});

const ciphers = ["aes256-ctr", "aes256-cbc", "aes256-gcm@openssh.com"];

describe("byte for byte what ssh-keygen signs", () => {
  test("with a plain key", async () => {
    const signer = await openKeyFile(plain, {});
    expect(signer.key).toBe(publicKeyIn(`${plain}.pub`));
    expect(await signer.sign("bailiwick-publish-v1", message)).toBe(
      sshSign(plain, "bailiwick-publish-v1", message),
    );
    expect(await signer.sign("é", new Uint8Array())).toBe(sshSign(plain, "é", new Uint8Array()));
  });

  // A blob has 170 bytes and the namespace's; 210 bytes end a line of base64.
  test.each([1, 2, 3, 37, 38, 39, 40, 41, 42, 43])("in a namespace of %i bytes", async (length) => {
    const namespace = "n".repeat(length);
    const signer = await openKeyFile(plain, {});
    expect(await signer.sign(namespace, message)).toBe(sshSign(plain, namespace, message));
  });

  test.each(ciphers)("with a key that it sealed with %s", async (cipher) => {
    const sealed = writePrivate(join(directory, `sealed-${cipher}`), readFileSync(plain, "utf8"));
    run("ssh-keygen", ["-q", "-p", "-a", "2", "-Z", cipher, "-P", "", "-N", "pass phrase", "-f", sealed]);
    const signer = await openKeyFile(sealed, { env: "pass phrase" });
    expect(await signer.sign("a", message)).toBe(sshSign(plain, "a", message));
  });

  test("with a key that it made and sealed as it likes best", async () => {
    const sealed = sshKeygen(directory, "sealed", "pässwörd", "-a", "16");
    const askpass = join(directory, "askpass");
    writePrivate(askpass, "#!/bin/sh\necho pässwörd\n");
    run("chmod", ["700", askpass]);
    const ask = { SSH_ASKPASS: askpass, SSH_ASKPASS_REQUIRE: "force" };
    const theirs = run("ssh-keygen", ["-q", "-Y", "sign", "-n", "a", "-f", sealed], message, ask);
    const signer = await openKeyFile(sealed, { env: "pässwörd" });
    expect(await signer.sign("a", message)).toBe(theirs);
  });
});

test.each(["sha256", "sha512"])("we accept what it signs with %s", (hash) => {
  const [signature] =
    parseSignatures(encodeUtf8(sshSign(plain, "a", message, "-O", `hashalg=${hash}`))) ?? [];
  expect(signature).toMatchObject({ hash, namespace: "a", key: publicKeyIn(`${plain}.pub`) });
  expect(signature && verifySignature(signature, message)).toBe(true);
});

test("it accepts what we sign, and nothing else", async () => {
  const signer = await openKeyFile(plain, {});
  const block = await signer.sign("a", message);
  expect(sshVerify(signer.key, "a", block, message)).toBe(true);
  expect(sshVerify(signer.key, "b", block, message)).toBe(false);
  expect(sshVerify(signer.key, "a", block, encodeUtf8("another"))).toBe(false);
});

test.each(["sha256", "sha512"] as const)(
  "it accepts a security key's signature, with %s, that we accept",
  (hash) => {
    const token = securityKey(1);
    const signature = buildSignature(token.key, "a", token.sign(signedData("a", hash, message)), hash);
    if (signature === undefined) throw new Error("does not fit");
    const block = armorSignature(signature);
    expect(parseSignatures(encodeUtf8(block))).toHaveLength(1);
    expect(verifySignature(signature, message)).toBe(true);
    expect(sshVerify(token.key, "a", block, message)).toBe(true);
    expect(sshVerify(token.key, "a", block, encodeUtf8("another"))).toBe(false);
  },
);
