import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeBase64 } from "../../src/crypto/base64.ts";
import {
  fingerprint,
  keyFileName,
  parsePublicKey,
  publicKeyOfBlob,
  readPublicKeyLine,
} from "../../src/crypto/ssh-key.ts";
import { concatBytes, wireString } from "../../src/crypto/wire.ts";
import { Failure } from "../../src/failure.ts";
import { opensshVectors } from "./openssh-vectors.ts";

const ed = "ssh-ed25519";
const sk = "sk-ssh-ed25519@openssh.com";
const point = new Uint8Array(32).fill(5);

/** A key of these wire strings, whatever they are, under an algorithm. */
function keyText(algorithm: string, ...fields: (string | Uint8Array)[]): string {
  return `${algorithm} ${encodeBase64(concatBytes(...fields.map(wireString)))}`;
}

describe("parsePublicKey", () => {
  test("reads a plain key", () => {
    const text = keyText(ed, ed, point);
    expect(parsePublicKey(text)).toMatchObject({ text, algorithm: ed, point });
    expect(parsePublicKey(text)).not.toHaveProperty("application");
  });

  test("reads a security key", () => {
    const text = keyText(sk, sk, point, "ssh:é");
    expect(parsePublicKey(text)).toMatchObject({ text, algorithm: sk, point, application: "ssh:é" });
  });

  test("gives its wire blob", () => {
    const blob = parsePublicKey(keyText(ed, ed, point))?.blob;
    expect(blob).toEqual(concatBytes(wireString(ed), wireString(point)));
  });

  const good = keyText(ed, ed, point);
  test.each([
    ["nothing", ""],
    ["an algorithm alone", ed],
    ["a comment", `${good} me`],
    ["a space after", `${good} `],
    ["a space before", ` ${good}`],
    ["two spaces", good.replace(" ", "  ")],
    ["a tab", good.replace(" ", "\t")],
    ["a line end", `${good}\n`],
    ["another inner algorithm", keyText(ed, sk, point)],
    ["another outer algorithm", keyText(sk, ed, point)],
    ["a security key without application", keyText(sk, sk, point)],
    ["a security key with an empty application", keyText(sk, sk, point, "")],
    ["an application that is not UTF-8", keyText(sk, sk, point, Uint8Array.of(0xff))],
    ["a plain key with an application", keyText(ed, ed, point, "ssh:")],
    ["a short point", keyText(ed, ed, point.subarray(1))],
    ["a long point", keyText(ed, ed, concatBytes(point, point))],
    ["bytes after", keyText(ed, ed, point, "")],
    ["bytes after a security key", keyText(sk, sk, point, "ssh:", "")],
    ["no point", keyText(ed, ed)],
    ["an RSA key", keyText("ssh-rsa", "ssh-rsa", point, point)],
    ["a certificate", keyText("ssh-ed25519-cert-v01@openssh.com", "ssh-ed25519-cert-v01@openssh.com", point)],
    ["base64 with unused bits set", `${keyText(sk, sk, point, "ssh:").slice(0, -2)}p=`],
    ["base64 without padding", keyText(sk, sk, point, "ssh:").slice(0, -1)],
    ["more than 2 KiB", keyText(sk, sk, point, "a".repeat(2000))],
  ])("refuses %s", (_, text) => {
    expect(parsePublicKey(text)).toBeUndefined();
  });

  test("has at most 2,048 characters", () => {
    const long = (length: number) => keyText(sk, sk, point, "a".repeat(length));
    expect(long(1445)).toHaveLength(2047);
    expect(parsePublicKey(long(1445))?.application).toHaveLength(1445);
    expect(long(1446)).toHaveLength(2051);
    expect(parsePublicKey(long(1446))).toBeUndefined();
  });

  test("takes any text", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parsePublicKey(text)).toBeUndefined();
        expect(parsePublicKey(`${ed} ${text}`)).toBeUndefined();
      }),
    );
  });

  test("knows thousands of keys", () => {
    for (let number = 0; number < 5000; number++) {
      const own = concatBytes(
        wireString(ed),
        wireString(new Uint8Array(32).fill(number, 0, 2).fill(number >> 8, 2)),
      );
      expect(publicKeyOfBlob(own)?.blob).toEqual(own);
    }
  });
});

describe("publicKeyOfBlob", () => {
  test("copies the blob, so that its owner may reuse the memory", () => {
    const blob = concatBytes(wireString(ed), wireString(new Uint8Array(32).fill(9)));
    const key = publicKeyOfBlob(blob);
    blob.fill(0);
    expect(key?.point).toEqual(new Uint8Array(32).fill(9));
  });

  test("answers undefined for every shortened blob, and for any bytes", () => {
    const blob = concatBytes(wireString(ed), wireString(point));
    for (let length = 0; length < blob.length; length++)
      expect(publicKeyOfBlob(blob.subarray(0, length))).toBeUndefined();
    fc.assert(fc.property(fc.uint8Array(), (bytes) => publicKeyOfBlob(bytes) === undefined));
    expect(publicKeyOfBlob(new Uint8Array(1 << 20))).toBeUndefined();
  });
});

describe("names of a key", () => {
  const [vector] = opensshVectors().vectors;
  const key = vector?.pub.split(" ", 2).join(" ") ?? "";

  // ssh-keygen -lf ed25519.pub; and the sha256sum of the decoded base64.
  test("are OpenSSH's fingerprint and the hash of the wire blob", () => {
    expect(fingerprint(key)).toBe("SHA256:ZxTZQ/K7JZpz0mHqWqdmYCUcq3MAtnu9TYA66TCBkxM");
    expect(keyFileName(key)).toBe("6714d943f2bb259a73d261ea5aa76660251cab7300b67bbd4d803ae930819313");
  });

  test("throw for what is no key", () => {
    expect(() => fingerprint("ssh-ed25519 AAAA")).toThrow(new TypeError("not a canonical public key"));
    expect(() => keyFileName("")).toThrow(new TypeError("not a canonical public key"));
  });
});

describe("readPublicKeyLine", () => {
  const good = keyText(ed, ed, point);

  test.each([good, `${good} me@host`, `  ${good}\tme and more \r\n`, `\ufeff${good.replace(" ", " \t ")}`])(
    "reads %j",
    (line) => {
      expect(readPublicKeyLine(line).text).toBe(good);
    },
  );

  test.each(opensshVectors().vectors.map(({ name, pub }) => [name, pub] as const))(
    "tells %s",
    (name, pub) => {
      if (name.startsWith("ed25519")) expect(readPublicKeyLine(pub).text).toBe(pub.split(" ", 2).join(" "));
      else expect(codeOf(() => readPublicKeyLine(pub))).toBe("key-unsupported");
    },
  );

  test("names the algorithm that cannot sign here, and the line as asked", () => {
    const rsa = opensshVectors().vectors.find(({ name }) => name === "rsa")?.pub ?? "";
    expect(() => readPublicKeyLine(rsa, "id_rsa.pub")).toThrow(/^id_rsa\.pub is an ssh-rsa key/);
  });

  test.each([
    "",
    "hello",
    "ssh-ed25519",
    "ssh-ed25519 AAAA",
    "ssh-rsa AAAA",
    keyText(ed, ed, "short"),
    keyText(sk, sk, "short"),
    `${good}AAAA`,
  ])("calls %j no key", (line) => {
    expect(codeOf(() => readPublicKeyLine(line))).toBe("key-malformed");
  });

  test.each(["\u001b[31mx", "x\u001b[31m"])("never repeats what is no algorithm's name: %j", (odd) => {
    expect(codeOf(() => readPublicKeyLine(keyText(odd, odd)))).toBe("key-malformed");
  });

  test("says how to make a key", () => {
    const mend = "ssh-keygen -t ed25519";
    expect(failureOf(() => readPublicKeyLine("hello"))).toMatchObject({
      message: "this is no SSH key",
      mend,
    });
    const dsa = failureOf(() => readPublicKeyLine(keyText("ssh-dss", "ssh-dss")));
    expect(dsa).toMatchObject({
      message: "this is an ssh-dss key, and only Ed25519 keys sign here",
      mend,
    });
  });
});

const codeOf = (act: () => unknown): string | undefined => failureOf(act)?.code;

function failureOf(act: () => unknown): Failure | undefined {
  try {
    act();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  return undefined;
}
