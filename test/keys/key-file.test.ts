import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { decodeBase64 } from "../../src/crypto/base64.ts";
import { encodeUtf8 } from "../../src/crypto/utf8.ts";
import { concatBytes, wireString, wireUint32 } from "../../src/crypto/wire.ts";
import { Failure } from "../../src/failure.ts";
import { openKeyFile } from "../../src/keys/open-key-file.ts";
import type { PassphraseSource } from "../../src/keys/passphrase.ts";
import { formatSealedKey, parseSealedKey, type SealedKey } from "../../src/keys/sealed-key.ts";
import { signerFromSeed } from "../../src/keys/signer-from-seed.ts";
import { securityKey } from "../crypto/security-key.ts";
import { failureOf } from "./failure-of.ts";
import { fakeAgent, holding, signResponse } from "./fake-agent.ts";
import { publicKeyIn, run, sshAgent, sshKeygen, temporaryDirectory, writePrivate } from "./openssh.ts";

const directory = temporaryDirectory();
const noAgent = join(directory, "no-agent");
const message = encodeUtf8("a message");
let plain: string;
let sealed: string;
beforeAll(() => {
  plain = sshKeygen(directory, "plain");
  sealed = sshKeygen(directory, "sealed", "right");
});

/** The code of the Failure that this file ends in, when there is no agent. */
async function codeOf(path: string, passphrase: PassphraseSource = {}): Promise<string> {
  return (await failureOf(openKeyFile(path, passphrase, noAgent))).code;
}

function write(name: string, text: string): string {
  return writePrivate(join(directory, name), text);
}

function partsOf(path: string): SealedKey {
  const parts = parseSealedKey(readFileSync(path, "utf8"));
  if (parts === undefined) throw new Error("no key");
  return parts;
}

describe("a key file that cannot be read", () => {
  test("is missing", async () => {
    expect(await codeOf(join(directory, "missing"))).toBe("no-key");
    expect(await codeOf(join(plain, "below-a-file"))).toBe("no-key");
  });

  test("is a directory, or endless", async () => {
    expect(await codeOf(directory)).toBe("key-malformed");
    const endless = await failureOf(openKeyFile("/dev/zero", {}, noAgent));
    expect(endless).toMatchObject({ code: "key-malformed", message: expect.stringContaining("too long") });
  });

  test("is somebody else's", async () => {
    const path = write("denied", "x");
    chmodSync(path, 0o000);
    chmodSync(directory, 0o755);
    const root = process.getuid?.() === 0; // who may read everything
    if (root) process.seteuid?.(65534);
    try {
      const failure = await failureOf(openKeyFile(path, {}, noAgent));
      expect(failure).toMatchObject({ code: "io", mend: `ls -ld ${path}` });
      expect(failure.message).toContain("permission");
    } finally {
      if (root) process.seteuid?.(0);
    }
  });
});

describe("a key of another kind", () => {
  test.each([
    ["rsa", []],
    ["rsa", ["-m", "PEM"]],
    ["rsa", ["-m", "PKCS8"]],
    ["ecdsa", []],
    ["ecdsa", ["-m", "PEM"]],
  ])("%s %j is told, private and public", async (type, more) => {
    const path = join(directory, [type, ...more].join(""));
    run("ssh-keygen", ["-q", "-t", type, "-N", "", ...more, "-f", path]);
    const failure = await failureOf(openKeyFile(path, {}, noAgent));
    expect(failure).toMatchObject({ code: "key-unsupported", mend: "ssh-keygen -t ed25519" });
    expect(await codeOf(`${path}.pub`)).toBe("key-unsupported");
  });

  test("sealed RSA keys and PuTTY's are told without a passphrase", async () => {
    const path = join(directory, "sealed-rsa");
    run("ssh-keygen", ["-q", "-t", "rsa", "-a", "1", "-N", "right", "-f", path]);
    expect(await codeOf(path)).toBe("key-unsupported");
    expect(await codeOf(write("putty", "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n"))).toBe(
      "key-unsupported",
    );
  });
});

describe("a file that is no key", () => {
  test.each([
    "",
    "\n",
    "hello\n",
    "ssh-ed25519\n",
    "# ssh-ed25519\n",
    "-----BEGIN OPENSSH PRIVATE KEY-----\n",
    "\0",
  ])("%j", async (text) => {
    expect(await codeOf(write("garbage", text))).toBe("key-malformed");
  });

  test("is not UTF-8", async () => {
    const path = join(directory, "binary");
    writeFileSync(path, Uint8Array.of(0xff, 0xfe));
    expect(await codeOf(path)).toBe("key-malformed");
  });

  test("was cut short", async () => {
    const text = readFileSync(plain, "utf8");
    for (let length = 0; length < text.length - 1; length += 7)
      expect(await codeOf(write("short", text.slice(0, length)))).toBe("key-malformed");
  });
});

describe("a damaged private key", () => {
  test("signs as the key it names, or not at all", async () => {
    const text = readFileSync(plain, "utf8");
    const body = text.split("\n").slice(1, -2).join("");
    const blob = decodeBase64(body) ?? new Uint8Array();
    const codes = new Set<string>();
    let opened = 0;
    for (let at = 0; at < blob.length; at++) {
      const damaged = Buffer.from(blob.with(at, (blob[at] ?? 0) ^ 0x01)).toString("base64");
      const path = write("damaged", text.replace(/-\n[^-]*\n-/, `-\n${damaged}\n-`));
      const result = await openKeyFile(path, {}, noAgent).catch((error: unknown) => error);
      if (result instanceof Failure) codes.add(result.code);
      else expect(result).toMatchObject({ key: publicKeyIn(`${plain}.pub`) });
      if (!(result instanceof Failure)) opened++;
    }
    expect(opened).toBe("me@host".length);
    // key-unsupported: the outer algorithm or cipher changed its name
    expect([...codes].sort()).toEqual(["key-malformed", "key-unsupported"]);
  });

  const zeros = (length: number) => new Uint8Array(length);
  test.each<[string, (parts: SealedKey, other: SealedKey) => Partial<SealedKey>]>([
    ["another public key", (_, other) => ({ publicBlob: other.publicBlob })],
    ["another secret", (_, other) => ({ sealed: other.sealed })],
    ["no secret", () => ({ sealed: zeros(0) })],
    ["other check numbers", ({ sealed: secret }) => ({ sealed: secret.with(0, (secret[0] ?? 0) ^ 1) })],
    ["other padding", ({ sealed: secret }) => ({ sealed: concatBytes(secret, Uint8Array.of(0)) })],
    ["zeros", ({ sealed: secret }) => ({ sealed: zeros(secret.length) })],
  ])("with %s is refused", async (_, change) => {
    const parts = partsOf(plain);
    const other = partsOf(sshKeygen(directory, `other-${Math.random()}`));
    expect((await openKeyFile(write("again", formatSealedKey(parts)), {}, noAgent)).key).toBe(
      publicKeyIn(`${plain}.pub`),
    );
    expect(await codeOf(write("changed", formatSealedKey({ ...parts, ...change(parts, other) })))).toBe(
      "key-malformed",
    );
  });

  // A seed that is not the public key's would sign what nobody can verify.
  test("with a seed of another key is refused", async () => {
    const { publicBlob, sealed: secret, ...rest } = partsOf(plain);
    const seedAt = secret.indexOf(0x40, 60) + 1; // after the length of seed and point, 64
    const changed = secret.with(seedAt, (secret[seedAt] ?? 0) ^ 1);
    expect(await codeOf(write("seed", formatSealedKey({ ...rest, publicBlob, sealed: changed })))).toBe(
      "key-malformed",
    );
  });

  test.each<[string, (parts: SealedKey) => Partial<SealedKey>, string]>([
    ["an unknown cipher", () => ({ cipher: "aes512-ctr" }), "key-unsupported"],
    ["an unknown derivation", () => ({ kdf: "scrypt" }), "key-unsupported"],
    ["no derivation", () => ({ kdfOptions: zeros(0) }), "key-unsupported"],
    ["four billion rounds", () => ({ kdfOptions: kdfOptions(16, 0xffffffff) }), "key-unsupported"],
    ["no rounds", () => ({ kdfOptions: kdfOptions(16, 0) }), "key-unsupported"],
    [
      "bytes after the derivation",
      () => ({ kdfOptions: concatBytes(kdfOptions(16, 2), zeros(1)) }),
      "key-unsupported",
    ],
    ["no salt", () => ({ kdfOptions: kdfOptions(0, 2) }), "key-unsupported"],
    ["a tag too many", () => ({ tag: zeros(16) }), "key-unsupported"],
    ["no tag", () => ({ cipher: "aes256-gcm@openssh.com" }), "key-unsupported"],
    [
      "half a block",
      ({ sealed: secret }) => ({ cipher: "aes256-cbc", sealed: secret.subarray(8) }),
      "key-unsupported",
    ],
    ["other bytes", ({ sealed: secret }) => ({ sealed: zeros(secret.length) }), "passphrase-wrong"],
  ])("sealed with %s is refused", async (_, change, code) => {
    const parts = partsOf(sealed);
    expect(
      await codeOf(write("changed", formatSealedKey({ ...parts, ...change(parts) })), { env: "right" }),
    ).toBe(code);
  });

  const kdfOptions = (salt: number, rounds: number) =>
    concatBytes(wireString(zeros(salt)), wireUint32(rounds));
});

test("line ends and white space around do not matter", async () => {
  const text = readFileSync(plain, "utf8");
  const key = publicKeyIn(`${plain}.pub`);
  expect((await openKeyFile(write("crlf", text.replaceAll("\n", "\r\n")), {}, noAgent)).key).toBe(key);
  expect((await openKeyFile(write("spaces", `\n ${text.trimEnd()}  `), {}, noAgent)).key).toBe(key);
});

describe("the passphrase", () => {
  const right = "right";

  test.each<[string, string]>([
    ["as it is", right],
    ["with a line end", `${right}\n`],
    ["with CRLF", `${right}\r\n`],
  ])("may stand in a file %s", async (_, text) => {
    const file = write("passphrase", text);
    expect((await openKeyFile(sealed, { file }, noAgent)).key).toBe(publicKeyIn(`${sealed}.pub`));
  });

  test.each([`${right}\n\n`, ` ${right}`, `${right}\r`, "", "\n"])(
    "is not trimmed further: %j",
    async (text) => {
      expect(await codeOf(sealed, { file: write("passphrase", text) })).toBe("passphrase-wrong");
    },
  );

  test("may be asked for, once, by the path of the key", async () => {
    const prompt = vi.fn(async (_: string) => right);
    expect((await openKeyFile(sealed, { prompt }, noAgent)).key).toBe(publicKeyIn(`${sealed}.pub`));
    expect(prompt.mock.calls).toEqual([[sealed]]);
  });

  test("comes from file, then environment, then a person", async () => {
    const prompt = vi.fn(async () => right);
    const file = write("passphrase", right);
    expect((await openKeyFile(sealed, { file, env: "wrong", prompt }, noAgent)).key).toBeDefined();
    expect(await codeOf(sealed, { env: "wrong", prompt })).toBe("passphrase-wrong");
    expect(prompt).not.toHaveBeenCalled();
    expect((await openKeyFile(sealed, { env: "", prompt }, noAgent)).key).toBeDefined();
    expect(prompt).toHaveBeenCalledOnce();
  });

  test("is not asked for a key in the clear", async () => {
    const prompt = vi.fn(async () => right);
    expect((await openKeyFile(plain, { prompt }, noAgent)).key).toBeDefined();
    expect(prompt).not.toHaveBeenCalled();
  });

  test("is needed", async () => {
    const failure = await failureOf(openKeyFile(sealed, {}, noAgent));
    expect(failure).toMatchObject({ code: "passphrase-needed", mend: `ssh-add ${sealed}` });
    expect(await codeOf(sealed, { prompt: async () => undefined })).toBe("passphrase-needed");
    expect(await codeOf(sealed, { file: join(directory, "missing") })).toBe("io");
  });

  test.each(["aes256-ctr", "aes256-cbc", "aes256-gcm@openssh.com"])(
    "that is wrong is told: %s",
    async (cipher) => {
      const path = sshKeygen(directory, `wrong-${cipher}`, right, "-Z", cipher);
      expect(await codeOf(path, { env: "wrong" })).toBe("passphrase-wrong");
      expect(await codeOf(path, { prompt: async () => "" })).toBe("passphrase-wrong");
      expect((await openKeyFile(path, { env: right }, noAgent)).key).toBe(publicKeyIn(`${path}.pub`));
    },
  );

  test("that is right does not help a tag that is not", async () => {
    const path = sshKeygen(directory, "tag", right, "-Z", "aes256-gcm@openssh.com");
    const parts = partsOf(path);
    const changed = write(
      "tag-changed",
      formatSealedKey({ ...parts, tag: parts.tag.with(0, (parts.tag[0] ?? 0) ^ 1) }),
    );
    expect(await codeOf(changed, { env: right })).toBe("passphrase-wrong");
  });

  test("does not help a cipher that we lack", async () => {
    const path = sshKeygen(directory, "chacha", right, "-Z", "chacha20-poly1305@openssh.com");
    const failure = await failureOf(openKeyFile(path, { env: right }, noAgent));
    expect(failure).toMatchObject({
      code: "key-unsupported",
      mend: expect.stringContaining("ssh-keygen -p -Z"),
    });
    run("ssh-keygen", ["-q", "-p", "-Z", "aes256-ctr", "-a", "2", "-P", right, "-N", right, "-f", path]); // as told
    expect((await openKeyFile(path, { env: right }, noAgent)).key).toBe(publicKeyIn(`${path}.pub`));
  });
});

describe("with an agent", () => {
  let agent: string;
  beforeAll(async () => {
    const copy = write("copy", readFileSync(sealed, "utf8"));
    run("ssh-keygen", ["-q", "-p", "-P", "right", "-N", "", "-f", copy]);
    agent = await sshAgent(directory, copy);
  });

  test("a sealed key that it holds needs no passphrase", async () => {
    const prompt = vi.fn(async () => "right");
    const signer = await openKeyFile(sealed, { prompt }, agent);
    const inClear = await openKeyFile(join(directory, "copy"), {}, noAgent);
    expect(await signer.sign("a", message)).toBe(await inClear.sign("a", message));
    expect(prompt).not.toHaveBeenCalled();
  });

  test("a sealed key that it lacks needs its passphrase", async () => {
    const path = sshKeygen(directory, "lacked", "right");
    expect((await failureOf(openKeyFile(path, {}, agent))).code).toBe("passphrase-needed");
    expect((await openKeyFile(path, { prompt: async () => "right" }, agent)).key).toBe(
      publicKeyIn(`${path}.pub`),
    );
  });

  test("a given passphrase goes before it", async () => {
    expect((await failureOf(openKeyFile(sealed, { env: "wrong" }, agent))).code).toBe("passphrase-wrong");
  });

  test("a public key is what it holds", async () => {
    const signer = await openKeyFile(`${sealed}.pub`, {}, agent);
    expect(signer.key).toBe(publicKeyIn(`${sealed}.pub`));
    const keys = write("keys", `\n# mine\n  ${readFileSync(`${sealed}.pub`, "utf8")}`);
    expect((await openKeyFile(keys, {}, agent)).key).toBe(signer.key);
  });

  test("a public key that it lacks is signed with by the private file beside it, as ssh-keygen does", async () => {
    expect((await openKeyFile(`${plain}.pub`, {}, agent)).key).toBe(publicKeyIn(`${plain}.pub`));
    expect((await openKeyFile(`${plain}.pub`, {})).key).toBe(publicKeyIn(`${plain}.pub`));
  });

  test("a public key that stands alone needs the agent", async () => {
    const alone = write("alone.pub", readFileSync(`${plain}.pub`, "utf8"));
    const failure = await failureOf(openKeyFile(alone, {}, agent));
    expect(failure).toMatchObject({
      code: "agent-lacks-key",
      mend: `ssh-add ${alone.replace(/\.pub$/, "")}`,
    });
    expect(await codeOf(alone)).toBe("agent-unreachable");
  });

  test("a public key beside another's private key is refused", async () => {
    const mixed = write("mixed", readFileSync(plain, "utf8"));
    write("mixed.pub", `${signerFromSeed(new Uint8Array(32)).key}\n`);
    expect(await codeOf(`${mixed}.pub`)).toBe("key-malformed");
  });
});

describe("the handle of a security key", () => {
  const token = securityKey(4, "ssh:");
  const handle = (() => {
    const fields = [wireString("sk-ssh-ed25519@openssh.com"), wireString(token.point), wireString("ssh:")];
    const rest = [Uint8Array.of(1), wireString(new Uint8Array(64)), wireString(""), wireString("me@host")];
    const secret = concatBytes(new Uint8Array(8), ...fields, ...rest);
    const padding = Uint8Array.from({ length: -secret.length & 7 }, (_, at) => at + 1);
    const clear = { cipher: "none", kdf: "none", kdfOptions: new Uint8Array(), tag: new Uint8Array() };
    return formatSealedKey({ ...clear, publicBlob: token.blob, sealed: concatBytes(secret, padding) });
  })();

  test("is what ssh-keygen takes for one", () => {
    expect(run("ssh-keygen", ["-y", "-f", write("handle", handle)])).toBe(`${token.key} me@host\n`);
  });

  test("needs an agent, and says so", async () => {
    const path = write("handle", handle);
    const unreachable = await failureOf(openKeyFile(path, {}, noAgent));
    expect(unreachable).toMatchObject({ code: "agent-unreachable", mend: `ssh-add ${path}` });
    expect(unreachable.message).toContain("security key");
    const agent = await sshAgent(temporaryDirectory());
    const lacking = await failureOf(openKeyFile(path, {}, agent));
    expect(lacking).toMatchObject({ code: "agent-lacks-key", mend: `ssh-add ${path}` });
  });

  test("is used through an agent that holds it", async () => {
    const agent = await fakeAgent(
      directory,
      holding(token.blob, (data) => signResponse(token.sign(data))),
    );
    const signer = await openKeyFile(write("handle", handle), {}, agent);
    expect(signer.key).toBe(token.key);
    expect(await signer.sign("a", message)).toContain("BEGIN SSH SIGNATURE");
  });
});
