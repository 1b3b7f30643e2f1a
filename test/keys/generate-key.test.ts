import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { encodeUtf8 } from "../../src/crypto/utf8.ts";
import { generateKey } from "../../src/keys/generate-key.ts";
import { openKeyFile } from "../../src/keys/open-key-file.ts";
import { failureOf } from "./failure-of.ts";
import { run, sshAgent, sshSign, temporaryDirectory, writePrivate } from "./openssh.ts";

const directory = temporaryDirectory();

// Comments of all lengths modulo the block size meet all paddings.
test.each(["", "a", "ab", "abc", "abcd", "abcde", "abcdef", "abcdefg", "josé@höst"])(
  "ssh-keygen reads a plain key with the comment %j",
  async (comment) => {
    const { key, privateText, publicText } = await generateKey(comment);
    const path = writePrivate(join(directory, `plain-${comment.length}`), privateText);
    expect(publicText).toBe(comment === "" ? `${key}\n` : `${key} ${comment}\n`);
    expect(run("ssh-keygen", ["-y", "-P", "", "-f", path])).toBe(publicText);
    const signer = await openKeyFile(path, {});
    expect(signer.key).toBe(key);
  },
);

test("ssh-keygen reads a sealed key, and only with its passphrase", async () => {
  const { key, privateText, publicText } = await generateKey("me@host", "pässwörd");
  const path = writePrivate(join(directory, "sealed"), privateText);
  expect(run("ssh-keygen", ["-y", "-P", "pässwörd", "-f", path])).toBe(publicText);
  expect(() => run("ssh-keygen", ["-y", "-P", "wrong", "-f", path])).toThrow(/incorrect passphrase/);
  expect((await openKeyFile(path, { env: "pässwörd" })).key).toBe(key);
  expect((await failureOf(openKeyFile(path, { env: "wrong" }))).code).toBe("passphrase-wrong");
});

test("ssh-keygen and ssh-agent sign with a plain key as we do", async () => {
  const { privateText, publicText } = await generateKey("me@host");
  const path = writePrivate(join(directory, "signs"), privateText);
  writeFileSync(`${path}.pub`, publicText);
  const message = encodeUtf8("a message");
  const ours = await (await openKeyFile(path, {})).sign("a", message);
  expect(sshSign(path, "a", message)).toBe(ours);
  const agent = await sshAgent(directory, path);
  expect(await (await openKeyFile(`${path}.pub`, {}, agent)).sign("a", message)).toBe(ours);
});

test("no two keys are alike, in the open or sealed", async () => {
  const [one, two] = [await generateKey("a", "p"), await generateKey("a", "p")];
  expect(one.key).not.toBe(two.key);
  expect(one.privateText.slice(0, 150)).not.toBe(two.privateText.slice(0, 150)); // the salts lie there
});

test("an empty passphrase is none", async () => {
  const { key, privateText } = await generateKey("a", "");
  expect((await openKeyFile(writePrivate(join(directory, "empty"), privateText), {})).key).toBe(key);
});

test("a comment is one line", async () => {
  expect((await failureOf(generateKey("a\nssh-ed25519 AAAA"))).code).toBe("usage");
});
