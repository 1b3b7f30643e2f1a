import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { armor } from "../../src/crypto/armor.ts";
import { decodeBase64, encodeBase64 } from "../../src/crypto/base64.ts";
import { tweetnaclEngine } from "../../src/crypto/engine-tweetnacl.ts";
import {
  armorSignature,
  buildSignature,
  parseSignatures,
  type Signature,
  signedData,
  verifySignature,
} from "../../src/crypto/sshsig.ts";
import { encodeUtf8 } from "../../src/crypto/utf8.ts";
import { concatBytes, wireString, wireUint32 } from "../../src/crypto/wire.ts";
import { signerFromSeed } from "../../src/keys/signer-from-seed.ts";
import { opensshVectors } from "./openssh-vectors.ts";
import { securityKey } from "./security-key.ts";

const message = encodeUtf8("a message\n");
const alice = signerFromSeed(new Uint8Array(32).fill(1));
const bob = signerFromSeed(new Uint8Array(32).fill(2));

function parse(text: string): readonly Signature[] | undefined {
  return parseSignatures(encodeUtf8(text));
}

function parseOne(text: string): Signature {
  const [signature] = parse(text) ?? [];
  if (signature === undefined) throw new Error("no signature");
  return signature;
}

describe("OpenSSH's own vectors", () => {
  const { namespace, message: text, vectors } = opensshVectors();
  test.each(vectors.filter(({ name }) => name.startsWith("ed25519")))("$name verifies", ({ pub, sig }) => {
    const signature = parseOne(sig);
    expect(signature).toMatchObject({ namespace, hash: "sha512", key: pub.split(" ", 2).join(" ") });
    expect(armorSignature(signature)).toBe(sig);
    expect(verifySignature(signature, encodeUtf8(text))).toBe(true);
    expect(verifySignature(signature, encodeUtf8(text), tweetnaclEngine)).toBe(true);
    expect(verifySignature(signature, encodeUtf8(`${text}\n`))).toBe(false);
  });

  test.each(vectors.filter(({ name }) => !name.startsWith("ed25519")))(
    "$name makes a file hold none",
    ({ sig }) => {
      expect(parse(sig)).toBeUndefined();
    },
  );

  test("one foreign block spoils the whole file", () => {
    const [ours = "", , foreign = ""] = vectors.map(({ sig }) => sig);
    expect(parse(ours)).toHaveLength(1);
    expect(parse(ours + foreign)).toBeUndefined();
    expect(parse(foreign + ours)).toBeUndefined();
  });
});

describe("a file of several blocks", () => {
  test("keeps their order", async () => {
    const blocks = [
      await bob.sign("b", message),
      await alice.sign("a", message),
      await alice.sign("b", message),
    ];
    const signatures = parse(blocks.join("")) ?? [];
    expect(signatures.map(({ key, namespace }) => [key, namespace])).toEqual([
      [bob.key, "b"],
      [alice.key, "a"],
      [alice.key, "b"],
    ]);
    expect(signatures.every((signature) => verifySignature(signature, message))).toBe(true);
  });

  test("has one block a key and namespace", async () => {
    const block = await alice.sign("a", message);
    const other = await alice.sign("a", encodeUtf8("another"));
    expect(parse(block + block)).toBeUndefined();
    expect(parse(block + other)).toBeUndefined();
    expect(parse(block + (await bob.sign("a", message)))).toHaveLength(2);
  });

  test("has at most 256 blocks", async () => {
    const blocks = await Promise.all(
      Array.from({ length: 257 }, (_, number) => alice.sign(`n${number}`, message)),
    );
    expect(parse(blocks.slice(1).join(""))).toHaveLength(256);
    expect(parse(blocks.join(""))).toBeUndefined();
  });

  test("has at most 256 KiB", async () => {
    const rest = await alice.sign("a", message);
    const long = (length: number) => alice.sign("n".repeat(length), message).then((block) => rest + block);
    const longest = await long(193_409);
    expect(longest).toHaveLength(256 * 1024);
    expect(parse(longest)).toHaveLength(2);
    expect(parse(await long(193_412))?.length).toBeUndefined();
  });
});

describe("an armor that ssh-keygen would not have written", () => {
  test.each<[string, (block: string) => string]>([
    ["nothing", () => ""],
    ["a line before", (block) => `\n${block}`],
    ["a line after", (block) => `${block}\n`],
    ["a line between blocks", (block) => `${block}\n${opensshVectors().vectors[0]?.sig}`],
    ["no LF after END", (block) => block.slice(0, -1)],
    ["CRLF", (block) => block.replaceAll("\n", "\r\n")],
    ["a byte order mark", (block) => `\ufeff${block}`],
    ["a space at a line's end", (block) => block.replace("\n", " \n")],
    ["76 columns", (block) => rewrap(block, 76)],
    ["69 columns", (block) => rewrap(block, 69)],
    ["one long line", (block) => rewrap(block, 10_000)],
    ["an empty line", (block) => block.replace("-----\n", "-----\n\n")],
    ["another label", (block) => block.replaceAll("SSH SIGNATURE", "SSH SIGNATUR3")],
    ["no BEGIN", (block) => block.slice(block.indexOf("\n") + 1)],
    ["no END", (block) => block.slice(0, block.indexOf("-----END"))],
    ["no base64", () => armor(new Uint8Array())],
    ["BEGIN twice", (block) => `-----BEGIN SSH SIGNATURE-----\n${block}`],
    ["END twice", (block) => `${block}-----END SSH SIGNATURE-----\n`],
  ])("%s is refused", async (_, change) => {
    const block = await alice.sign("a", message);
    expect(parse(block)).toHaveLength(1);
    expect(parse(change(block))).toBeUndefined();
  });
});

function rewrap(block: string, columns: number): string {
  const [begin = "", ...lines] = block.trimEnd().split("\n");
  const end = lines.pop() ?? "";
  return [begin, ...(lines.join("").match(new RegExp(`.{1,${columns}}`, "g")) ?? []), end, ""].join("\n");
}

describe("a blob of another form", () => {
  const { namespace, key, raw } = (() => {
    const [block] = opensshVectors().vectors;
    return parseOne(block?.sig ?? "");
  })();
  const keyBlob = decodeBase64(key.split(" ")[1] ?? "") ?? new Uint8Array();
  const good: Blob = {
    magic: "SSHSIG",
    version: 1,
    fields: [keyBlob, namespace, "", "sha512", raw],
    end: "",
  };

  interface Blob {
    readonly magic: string;
    readonly version: number;
    readonly fields: readonly (string | Uint8Array)[];
    readonly end: string;
  }

  function text({ magic, version, fields, end }: Blob): string {
    const parts = [encodeUtf8(magic), wireUint32(version), ...fields.map(wireString), encodeUtf8(end)];
    return armor(concatBytes(...parts));
  }

  const field = (at: number, value: string | Uint8Array): Blob => ({
    ...good,
    fields: good.fields.with(at, value),
  });

  test("the form itself is read", () => {
    expect(text(good)).toBe(opensshVectors().vectors[0]?.sig);
    expect(parse(text(field(3, "sha256")))).toHaveLength(1);
  });

  test.each<[string, Blob]>([
    ["another magic", { ...good, magic: "SSHSIh" }],
    ["version 0", { ...good, version: 0 }],
    ["version 2", { ...good, version: 2 }],
    ["bytes after", { ...good, end: "x" }],
    ["a missing signature", { ...good, fields: good.fields.slice(0, 4) }],
    ["another field", { ...good, fields: [...good.fields, ""] }],
    ["reserved bytes", field(2, "x")],
    ["an empty namespace", field(1, "")],
    ["a namespace that is not UTF-8", field(1, Uint8Array.of(0xff))],
    ["a hash we do not know", field(3, "sha1")],
    ["no hash", field(3, "")],
    ["a key that is none", field(0, "ssh-ed25519")],
    ["a key with bytes after", field(0, concatBytes(keyBlob, Uint8Array.of(0)))],
    ["a signature of another algorithm", field(4, securityKey(1).sign(message))],
    ["a signature with bytes after", field(4, concatBytes(raw, Uint8Array.of(0)))],
    ["a short signature", field(4, concatBytes(wireString("ssh-ed25519"), wireString(new Uint8Array(63))))],
    ["a long signature", field(4, concatBytes(wireString("ssh-ed25519"), wireString(new Uint8Array(65))))],
    [
      "a signature of an unknown algorithm",
      field(4, concatBytes(wireString("ssh-ed25518"), raw.subarray(15))),
    ],
    ["an empty signature", field(4, "")],
    ["a signature's algorithm alone", field(4, wireString("ssh-ed25519"))],
  ])("%s is refused", (_, blob) => {
    expect(parse(text(blob))).toBeUndefined();
  });
});

describe("a security key", () => {
  const token = securityKey(3, "ssh:laptop");

  function signed(flags: number, counter: number, hash: "sha256" | "sha512" = "sha512"): Signature {
    const raw = token.sign(signedData("a", hash, message), flags, counter);
    const signature = buildSignature(token.key, "a", raw, hash);
    if (signature === undefined) throw new Error("does not fit");
    return parseOne(armorSignature(signature));
  }

  test.each([
    [0x01, 0],
    [0x05, 0xffffffff],
    [0xff, 7],
  ])("counts when touched: flags %i, counter %i", (flags, counter) => {
    expect(verifySignature(signed(flags, counter), message)).toBe(true);
    expect(verifySignature(signed(flags, counter, "sha256"), message)).toBe(true);
    expect(verifySignature(signed(flags, counter), encodeUtf8("other"))).toBe(false);
  });

  test.each([0x00, 0x04, 0xfe])("does not count without presence: flags %i", (flags) => {
    expect(verifySignature(signed(flags, 7), message)).toBe(false);
  });

  test("does not count under another application, flags or counter", () => {
    const signature = signed(0x01, 7);
    const elsewhere = securityKey(3, "ssh:phone").key;
    expect(verifySignature({ ...signature, key: elsewhere }, message)).toBe(false);
    for (const back of [1, 5]) {
      const raw = Uint8Array.from(signature.raw);
      raw[raw.length - back] = 0x03;
      expect(verifySignature({ ...signature, raw }, message)).toBe(false);
    }
  });

  test.each([-5, -4, -1, 1])("has flags and counter, and nothing more: length %i", (change) => {
    const raw = token.sign(message);
    const other = change < 0 ? raw.subarray(0, change) : concatBytes(raw, Uint8Array.of(0));
    expect(buildSignature(token.key, "a", raw)).toBeDefined();
    expect(buildSignature(token.key, "a", other)).toBeUndefined();
  });

  test("of a plain key's point is another key", async () => {
    const plain = parseOne(await alice.sign("a", message));
    expect(buildSignature(token.key, "a", plain.raw)).toBeUndefined();
    expect(verifySignature({ ...plain, key: token.key }, message)).toBe(false);
  });
});

describe("a signature", () => {
  test("is of one namespace and hash", async () => {
    const signature = parseOne(await alice.sign("a", message));
    expect(verifySignature(signature, message)).toBe(true);
    expect(verifySignature({ ...signature, namespace: "b" }, message)).toBe(false);
    expect(verifySignature({ ...signature, hash: "sha256" }, message)).toBe(false);
    expect(verifySignature({ ...signature, key: bob.key }, message)).toBe(false);
    expect(verifySignature({ ...signature, key: "ssh-ed25519 AAAA" }, message)).toBe(false);
    expect(verifySignature({ ...signature, raw: new Uint8Array() }, message)).toBe(false);
  });

  test("is not made for a key that is none", () => {
    expect(() => buildSignature("ssh-rsa AAAA", "a", new Uint8Array())).toThrow(TypeError);
  });
});

test("parseSignatures takes any bytes", () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => parseSignatures(bytes) === undefined));
  fc.assert(fc.property(fc.uint8Array(), (bytes) => parse(armor(bytes)) === undefined));
  fc.assert(fc.property(fc.uint8Array(), (bytes) => parse(armor(concatBytes(magic, bytes))) === undefined));
});

const magic = concatBytes(encodeUtf8("SSHSIG"), wireUint32(1));

test.each(["-----BEGIN SSH SIGNATURE-----\n", "-----END SSH SIGNATURE-----\n", "\n", "A"])(
  "256 KiB of %j are refused at once",
  (part) => {
    const bytes = encodeUtf8(part.repeat(Math.floor((256 * 1024) / part.length)));
    const start = performance.now();
    expect(parseSignatures(bytes)).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(1000);
  },
);

test("base64 lines that end at column 70 make no empty line", async () => {
  const block = await alice.sign("n".repeat(40), message);
  expect(encodeBase64(new Uint8Array(210)).length % 70).toBe(0);
  expect(block.split("\n").map((line) => line.length)).toEqual([29, 70, 70, 70, 70, 27, 0]);
  expect(parse(block)).toHaveLength(1);
});
