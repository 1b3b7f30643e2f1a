import { join } from "node:path";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { decodeBase64 } from "../../src/crypto/base64.ts";
import { parseSignatures, verifySignature } from "../../src/crypto/sshsig.ts";
import { encodeUtf8 } from "../../src/crypto/utf8.ts";
import { concatBytes, wireString, wireUint32 } from "../../src/crypto/wire.ts";
import { listAgentKeys, openAgentKey } from "../../src/keys/agent.ts";
import { askAgent } from "../../src/keys/agent-request.ts";
import { signerFromSeed } from "../../src/keys/signer-from-seed.ts";
import { opensshVectors } from "../crypto/openssh-vectors.ts";
import { securityKey } from "../crypto/security-key.ts";
import { failureOf } from "./failure-of.ts";
import { agentFailure, fakeAgent, holding, identities, signResponse } from "./fake-agent.ts";
import { publicKeyIn, run, sshAgent, sshKeygen, sshSign, sshVerify, temporaryDirectory } from "./openssh.ts";

const directory = temporaryDirectory();
const message = encodeUtf8("a message");
afterEach(() => void vi.unstubAllEnvs());

describe("a real ssh-agent", () => {
  let first: string;
  let second: string;
  let agent: string;
  beforeAll(async () => {
    first = sshKeygen(directory, "first");
    second = sshKeygen(directory, "second");
    const ecdsa = join(directory, "ecdsa");
    run("ssh-keygen", ["-q", "-t", "ecdsa", "-N", "", "-f", ecdsa]);
    agent = await sshAgent(directory, first, ecdsa, second);
  });

  test("lists its Ed25519 keys", async () => {
    const keys = [first, second].map((path) => ({ key: publicKeyIn(`${path}.pub`), comment: "me@host" }));
    expect(await listAgentKeys(agent)).toEqual(keys);
  });

  test("signs as ssh-keygen does, with the key that was asked for", async () => {
    for (const path of [second, first]) {
      const signer = await openAgentKey(publicKeyIn(`${path}.pub`), agent);
      expect(await signer.sign("a", message)).toBe(sshSign(path, "a", message));
      signer.close();
    }
  });

  test("is found by SSH_AUTH_SOCK", async () => {
    vi.stubEnv("SSH_AUTH_SOCK", agent);
    expect(await listAgentKeys()).toHaveLength(2);
  });

  test("that lacks the key is named so", async () => {
    const { key } = signerFromSeed(new Uint8Array(32).fill(1));
    const failure = await failureOf(openAgentKey(key, agent));
    expect(failure).toMatchObject({ code: "agent-lacks-key", mend: "ssh-add KEYFILE" });
    expect((await failureOf(openAgentKey(key, agent, "/my keys/id"))).mend).toBe("ssh-add '/my keys/id'");
  });

  test("that lost the key since is named so", async () => {
    const signer = await openAgentKey(publicKeyIn(`${first}.pub`), agent);
    run("ssh-add", ["-q", "-d", first], "", { SSH_AUTH_SOCK: agent });
    expect((await failureOf(signer.sign("a", message))).code).toBe("agent-lacks-key");
  });
});

describe("no agent", () => {
  test.each(["", undefined])("when SSH_AUTH_SOCK is %j", async (value) => {
    vi.stubEnv("SSH_AUTH_SOCK", value);
    const failure = await failureOf(listAgentKeys());
    expect(failure).toMatchObject({ code: "agent-unreachable", mend: expect.stringContaining("ssh-agent") });
  });

  test.each(["missing", "file"])("when the socket is a %s", async (kind) => {
    const path = kind === "file" ? `${sshKeygen(directory, "file")}.pub` : join(directory, "missing");
    expect((await failureOf(listAgentKeys(path))).code).toBe("agent-unreachable");
  });
});

describe("an agent that holds a security key", () => {
  const token = securityKey(1);

  test("signs what we and ssh-keygen accept", async () => {
    const agent = await fakeAgent(
      directory,
      holding(token.blob, (data) => signResponse(token.sign(data))),
    );
    const block = await (await openAgentKey(token.key, agent)).sign("a", message);
    const [signature] = parseSignatures(encodeUtf8(block)) ?? [];
    expect(signature && verifySignature(signature, message)).toBe(true);
    expect(sshVerify(token.key, "a", block, message)).toBe(true);
  });

  test("that was not touched does not sign for us", async () => {
    const untouched = await fakeAgent(
      directory,
      holding(token.blob, (data) => signResponse(token.sign(data, 0))),
    );
    const signer = await openAgentKey(token.key, untouched);
    expect((await failureOf(signer.sign("a", message))).code).toBe("agent-unreachable");
    const refusing = await fakeAgent(
      directory,
      holding(token.blob, () => agentFailure),
    );
    const failure = await failureOf((await openAgentKey(token.key, refusing)).sign("a", message));
    expect(failure).toMatchObject({ code: "agent-lacks-key", mend: expect.stringContaining("touch") });
  });
});

describe("an agent that lies", () => {
  const { key } = signerFromSeed(new Uint8Array(32).fill(1));
  const blob = decodeBase64(key.split(" ")[1] ?? "") ?? new Uint8Array();
  const raw = (signature: Uint8Array) => concatBytes(wireString("ssh-ed25519"), wireString(signature));

  test.each<[string, Uint8Array]>([
    ["a signature that does not verify", signResponse(raw(new Uint8Array(64).fill(1)))],
    ["a short signature", signResponse(raw(new Uint8Array(63)))],
    ["another algorithm's signature", signResponse(securityKey(1).sign(message))],
    ["an empty signature", signResponse(new Uint8Array())],
  ])("about a signature: %s", async (_, answer) => {
    const agent = await fakeAgent(
      directory,
      holding(blob, () => answer),
    );
    const signer = await openAgentKey(key, agent);
    expect((await failureOf(signer.sign("a", message))).code).toBe("agent-unreachable");
  });

  test("about what it answers, though the signature is good, is not believed", async () => {
    const token = securityKey(1);
    const agent = await fakeAgent(
      directory,
      holding(token.blob, (data) => signResponse(token.sign(data)).with(0, 5)),
    );
    const signer = await openAgentKey(token.key, agent);
    expect((await failureOf(signer.sign("a", message))).code).toBe("agent-lacks-key");
  });

  test.each<[string, Uint8Array]>([
    ["nothing", new Uint8Array()],
    ["a failure", agentFailure],
    ["another message", identities([blob, "good"]).with(0, 13)],
    ["a list without number", Uint8Array.of(12)],
    [
      "fewer keys than it says",
      concatBytes(Uint8Array.of(12), wireUint32(2), wireString(blob), wireString("one")),
    ],
    ["endless keys", concatBytes(Uint8Array.of(12), wireUint32(0xffffffff))],
    ["a string cut short", concatBytes(Uint8Array.of(12), wireUint32(1), wireUint32(100), Uint8Array.of(1))],
  ])("about its keys: %s", async (_, answer) => {
    expect((await failureOf(listAgentKeys(await fakeAgent(directory, () => answer)))).code).toBe(
      "agent-unreachable",
    );
  });

  test("about the kind of a key is not believed", async () => {
    const rsa =
      opensshVectors()
        .vectors.find(({ name }) => name === "rsa")
        ?.pub.split(" ")[1] ?? "";
    const answer = identities(
      [decodeBase64(rsa) ?? blob, "rsa"],
      [blob, "good"],
      [new Uint8Array(9), "junk"],
    );
    expect(await listAgentKeys(await fakeAgent(directory, () => answer))).toEqual([{ key, comment: "good" }]);
  });
});

describe("an agent that answers oddly", () => {
  const ask = async (answer: Parameters<typeof fakeAgent>[1], timeout = 5_000) =>
    askAgent(Uint8Array.of(11), timeout, await fakeAgent(directory, answer));

  test("byte by byte is understood", async () => {
    const bytes = wireString("hello");
    const slow = await ask(() => (connection) => {
      let at = 0;
      const timer = setInterval(() => {
        connection.write(bytes.subarray(at, ++at));
        if (at === bytes.length) clearInterval(timer);
      }, 2);
    });
    expect(slow).toEqual(encodeUtf8("hello"));
  });

  test("never at all is given up", async () => {
    const failure = await failureOf(ask(() => () => {}, 50));
    expect(failure).toMatchObject({ code: "agent-unreachable", cause: { name: "AbortError" } });
  });

  test("byte by byte, for ever, is given up", async () => {
    const endless = ask(
      () => (connection) => {
        connection.write(wireUint32(1000));
        const timer = setInterval(() => connection.write("x"), 5);
        connection.on("close", () => clearInterval(timer));
      },
      100,
    );
    expect((await failureOf(endless)).cause).toMatchObject({ name: "AbortError" });
  });

  test.each<[string, Uint8Array]>([
    ["with more than 256 KiB", wireUint32(256 * 1024 + 1)],
    ["with four gigabytes", wireUint32(0xffffffff)],
  ])("%s is hung up on", async (_, bytes) => {
    const failure = await failureOf(ask(() => (connection) => void connection.write(bytes)));
    expect(failure.cause).toEqual(new Error("the answer is cut short or too long"));
  });

  test("with a hang-up is given up", async () => {
    const failure = await failureOf(ask(() => (connection) => void connection.end(wireUint32(5))));
    expect(failure.cause).toEqual(new Error("the answer is cut short or too long"));
  });

  test("with just 256 KiB is understood, whatever follows", async () => {
    const answer = new Uint8Array(256 * 1024).fill(1);
    expect(await ask(() => answer)).toEqual(answer);
    const more = concatBytes(wireString(answer), answer);
    expect(await ask(() => (connection) => void connection.write(more))).toEqual(answer);
  });
});
