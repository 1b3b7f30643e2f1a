import { Failure } from "../failure.ts";
import { decodeBase64, encodeBase64 } from "./base64.ts";
import { remembering } from "./remembering.ts";
import { digest, sha256 } from "./sha256.ts";
import { WireReader } from "./wire.ts";

/**
 * A public key in its one canonical spelling, `ssh-ed25519 BASE64` or `sk-ssh-ed25519@openssh.com BASE64`:
 * one space, padded base64, no comment. Equal texts are equal keys.
 */
export type PublicKey = string;

/** What a `PublicKey` says. The arrays are shared: do not write to them. */
export interface ParsedKey {
  readonly text: PublicKey;
  readonly algorithm: "ssh-ed25519" | "sk-ssh-ed25519@openssh.com";
  /** The 32 bytes of RFC 8032; whether they are a point of the curve, verification finds out. */
  readonly point: Uint8Array;
  /** The FIDO relying party, as `ssh:`; security keys alone have one. */
  readonly application?: string;
  /** SSH's wire form (PROTOCOL.u2f for sk), which the base64 spells. */
  readonly blob: Uint8Array;
}

const algorithms: ReadonlySet<string> = new Set<ParsedKey["algorithm"]>([
  "ssh-ed25519",
  "sk-ssh-ed25519@openssh.com",
]);
const longestText = 2048;
const parse = remembering(4096, parseText);

/** The key that a canonical text spells; undefined for any other text. Cheap when asked again. */
export function parsePublicKey(text: string): ParsedKey | undefined {
  return text.length > longestText ? undefined : parse(text);
}

function parseText(text: string): ParsedKey | undefined {
  const space = text.indexOf(" ");
  const algorithm = text.slice(0, space);
  if (algorithm !== "ssh-ed25519" && algorithm !== "sk-ssh-ed25519@openssh.com") return undefined;
  const blob = decodeBase64(text.slice(space + 1));
  if (blob === undefined) return undefined;
  const reader = new WireReader(blob);
  if (reader.text() !== algorithm) return undefined;
  const point = reader.string();
  if (point?.length !== 32) return undefined;
  if (algorithm === "ssh-ed25519") return reader.done ? { text, algorithm, point, blob } : undefined;
  const application = reader.text();
  return application && reader.done ? { text, algorithm, point, application, blob } : undefined;
}

/** The key of a wire blob; undefined for any other bytes. The blob is copied. */
export function publicKeyOfBlob(blob: Uint8Array): ParsedKey | undefined {
  return parsePublicKey(`${new WireReader(blob).text()} ${encodeBase64(blob)}`);
}

/** OpenSSH's name for a key: `SHA256:` and the unpadded base64 of its blob's hash. Throws for what is no key. */
export function fingerprint(key: PublicKey): string {
  return `SHA256:${encodeBase64(digest("sha256", keyOf(key).blob)).replace("=", "")}`;
}

/** Lower-case hex SHA-256 of the wire blob, which names `revoked/HEX.yaml`. Throws for what is no key. */
export function keyFileName(key: PublicKey): string {
  return sha256(keyOf(key).blob);
}

/** A key that was parsed before. Throws for what is no key: a bug of the caller. */
export function keyOf(key: PublicKey): ParsedKey {
  const parsed = parsePublicKey(key);
  if (parsed === undefined) throw new TypeError("not a canonical public key");
  return parsed;
}

/**
 * The key of one line as people keep it: a `.pub` file's, with a comment and any white space. Throws a
 * `Failure`: `key-unsupported` for a key of another algorithm, `key-malformed` for what is no key; `name` is
 * what its message calls the line.
 */
export function readPublicKeyLine(line: string, name = "this"): ParsedKey {
  const [algorithm = "", base64 = ""] = line.trim().split(/[ \t]+/, 2);
  const key = parsePublicKey(`${algorithm} ${base64}`);
  if (key !== undefined) return key;
  const blob = decodeBase64(base64);
  const inner = blob && new WireReader(blob).text();
  if (inner !== algorithm || algorithms.has(algorithm) || !/^[\w.@-]+$/.test(algorithm))
    throw new Failure("key-malformed", `${name} is no SSH key`, { mend: "ssh-keygen -t ed25519" });
  throw new Failure("key-unsupported", `${name} is an ${algorithm} key, and only Ed25519 keys sign here`, {
    mend: "ssh-keygen -t ed25519",
  });
}
