import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { keyFromText } from "../../src/sign/key-from-text.ts";
import { failureOf } from "../keys/failure-of.ts";
import { publicKeyIn, sshKeygen, temporaryDirectory } from "../keys/openssh.ts";

const folder = temporaryDirectory();
const plain = sshKeygen(folder, "plain");
const sealed = sshKeygen(folder, "sealed", "four words of a passphrase");
const textOf = (path: string) => readFileSync(path, "utf8");
const key = (path: string) => publicKeyIn(`${path}.pub`).trim();

test("the text of a key file signs, however it was pasted", async () => {
  for (const text of [textOf(plain), textOf(plain).trim(), textOf(plain).replaceAll("\n", "\r\n")]) {
    const found = keyFromText(text, "BAILIWICK_KEY", {});
    expect(found).toMatchObject({ key: key(plain), spec: "BAILIWICK_KEY", from: "environment" });
    const signer = await found.open();
    expect(await signer.sign("test", Buffer.from("x"))).toMatch(/^-----BEGIN SSH SIGNATURE-----\n/);
    signer.close();
  }
});

test("an encrypted one wants its passphrase from the environment, and asks nobody", async () => {
  const open = (env?: string) =>
    keyFromText(textOf(sealed), "BAILIWICK_KEY", {
      env,
      prompt: () => Promise.reject(new Error("asked")),
    }).open();
  expect((await open("four words of a passphrase")).key).toBe(key(sealed));
  for (const env of [undefined, ""]) expect((await failureOf(open(env))).code).toBe("passphrase-needed");
  expect((await failureOf(open("another"))).code).toBe("passphrase-wrong");
});

test.each([
  ["a public key", textOf(`${plain}.pub`)],
  ["a path", plain],
  ["another kind of key", textOf(plain).replaceAll("OPENSSH", "RSA")],
  ["half of one", textOf(plain).slice(0, 200)],
  ["one that was damaged", textOf(plain).replace(/\n.{10}/, "\nAAAAAAAAAA")],
])("%s is none, and no word of it is repeated", async (_, text) => {
  const found = (async () => keyFromText(text, "BAILIWICK_KEY", {}).open())();
  const { code, message, mend } = await failureOf(found);
  expect(code).toBe("key-malformed");
  for (const line of text.split("\n").filter((each) => each.length > 8 && !each.startsWith("-----")))
    expect(`${message} ${mend}`).not.toContain(line);
});
