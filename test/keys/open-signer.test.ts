import { homedir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { openSigner } from "../../src/keys/open-signer.ts";
import { opensshVectors } from "../crypto/openssh-vectors.ts";
import { failureOf } from "./failure-of.ts";
import { publicKeyIn, sshAgent, sshKeygen, temporaryDirectory } from "./openssh.ts";

const directory = temporaryDirectory();
const noAgent = join(directory, "no-agent");
let path: string;
let key: string;
let agent: string;
beforeAll(async () => {
  path = sshKeygen(directory, "ssh-key");
  key = publicKeyIn(`${path}.pub`);
  agent = await sshAgent(directory, path);
});
afterEach(() => void vi.unstubAllEnvs());

test("a path is a key file", async () => {
  expect((await openSigner(path, { agent: noAgent })).key).toBe(key);
  expect((await openSigner(`${path}.pub`, { agent })).key).toBe(key);
});

test("a tilde is the home directory, at the front and alone", async () => {
  vi.stubEnv("HOME", directory);
  expect(homedir()).toBe(directory);
  expect((await openSigner(`~/${basename(path)}`, { agent: noAgent })).key).toBe(key);
  expect((await failureOf(openSigner("~", { agent: noAgent }))).code).toBe("key-malformed");
  expect((await failureOf(openSigner("~nobody", { agent: noAgent }))).message).toBe(
    "there is no file ~nobody",
  );
});

test("a key itself is the agent's", async () => {
  for (const spec of [`key::${key}`, `key::${key} me@host`, key, `${key} me@host`])
    expect((await openSigner(spec, { agent })).key).toBe(key);
  expect((await failureOf(openSigner(`key::${key}`, { agent: noAgent }))).code).toBe("agent-unreachable");
});

test("a security key itself is the agent's", async () => {
  const sk = opensshVectors().vectors.find(({ name }) => name === "ed25519_sk")?.pub ?? "";
  for (const spec of [sk, `key::${sk}`])
    expect((await failureOf(openSigner(spec, { agent }))).code).toBe("agent-lacks-key");
});

test("a key of another kind is told", async () => {
  const others = opensshVectors().vectors.filter(({ name }) => name === "rsa" || name === "ecdsa");
  expect(others).toHaveLength(2);
  for (const { pub } of others)
    for (const spec of [pub, `key::${pub}`])
      expect((await failureOf(openSigner(spec, { agent }))).code).toBe("key-unsupported");
  expect((await failureOf(openSigner("key::nonsense", { agent }))).code).toBe("key-malformed");
});

test("the passphrase is handed on", async () => {
  const sealed = sshKeygen(directory, "sealed", "right");
  const passphrase = { env: "right" };
  expect((await openSigner(sealed, { passphrase, agent: noAgent })).key).toBe(publicKeyIn(`${sealed}.pub`));
  expect((await failureOf(openSigner(sealed, { agent: noAgent }))).code).toBe("passphrase-needed");
});
