import { decodeBase64, encodeBase64 } from "../crypto/base64.ts";
import { encodeUtf8 } from "../crypto/utf8.ts";
import { concatBytes, WireReader, wireString, wireUint32 } from "../crypto/wire.ts";

/** A private key file of OpenSSH, as PROTOCOL.key has it, before anybody gave a passphrase. */
export interface SealedKey {
  /** `none` when the secret is in the clear. */
  readonly cipher: string;
  readonly kdf: string;
  readonly kdfOptions: Uint8Array;
  /** The public key's wire blob, of any algorithm. */
  readonly publicBlob: Uint8Array;
  readonly sealed: Uint8Array;
  /** What follows the sealed bytes: the tag of an authenticated cipher. */
  readonly tag: Uint8Array;
}

const begin = "-----BEGIN OPENSSH PRIVATE KEY-----";
const end = "-----END OPENSSH PRIVATE KEY-----";
const magic = encodeUtf8("openssh-key-v1\0");

/** The one key in the text of a private key file, whatever its line ends; undefined for any other text. */
export function parseSealedKey(text: string): SealedKey | undefined {
  const trimmed = text.trim();
  if (!trimmed.startsWith(begin) || !trimmed.endsWith(end)) return undefined;
  const blob = decodeBase64(trimmed.slice(begin.length, -end.length).replace(/\s/g, ""));
  const reader = new WireReader(blob ?? new Uint8Array());
  const found = reader.raw(magic.length);
  const cipher = reader.text();
  const kdf = reader.text();
  const kdfOptions = reader.string();
  const keys = reader.uint32();
  const publicBlob = reader.string();
  const sealed = reader.string();
  const tag = reader.raw(reader.left);
  if (!found || cipher === undefined || kdf === undefined || !kdfOptions || !publicBlob || !sealed || !tag)
    return undefined;
  if (keys !== 1 || !magic.every((byte, at) => byte === found[at])) return undefined;
  if (cipher === "none" && (kdf !== "none" || kdfOptions.length + tag.length > 0)) return undefined;
  return { cipher, kdf, kdfOptions, publicBlob, sealed, tag };
}

/** The text of the private key file, as ssh-keygen writes it. */
export function formatSealedKey(key: SealedKey): string {
  const { cipher, kdf, kdfOptions, publicBlob, sealed, tag } = key;
  const head = [cipher, kdf, kdfOptions].map(wireString);
  const blob = concatBytes(magic, ...head, wireUint32(1), wireString(publicBlob), wireString(sealed), tag);
  return `${begin}\n${encodeBase64(blob).replace(/.{1,70}/g, "$&\n")}${end}\n`;
}

/** The public key of a private key file, as the line of a `.pub` file has it, of whatever algorithm. */
export function publicLineOf({ publicBlob }: SealedKey): string {
  return `${new WireReader(publicBlob).text() ?? ""} ${encodeBase64(publicBlob)}`;
}
