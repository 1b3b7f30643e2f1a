import { encodeUtf8 } from "./utf8.ts";

const letters = encodeUtf8("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
const values = new Uint8Array(128).fill(64);
letters.forEach((letter, value) => {
  values[letter] = value;
});
const equals = 0x3d;
const ascii = new TextDecoder();

/** Base64 with padding and without white space (RFC 4648 section 4). Pure, since `Buffer` is Node's alone. */
export function encodeBase64(bytes: Uint8Array): string {
  const text = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  let filled = 0;
  for (let at = 0; at < bytes.length; at += 3) {
    const bits = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    for (let shift = 18; shift >= 0; shift -= 6) text[filled++] = letters[(bits >>> shift) & 63] ?? 0;
  }
  const padding = (text.length / 4) * 3 - bytes.length;
  return ascii.decode(text.fill(equals, text.length - padding));
}

/** The bytes of canonical base64: `encodeBase64(decodeBase64(text)) === text`. Undefined for any other text. */
export function decodeBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined;
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  let bits = 0;
  let filled = 0;
  for (let at = 0; at < text.length - padding; at++) {
    const value = values[text.charCodeAt(at)] ?? 64;
    if (value === 64) return undefined;
    bits = ((bits << 6) | value) & 0xfff;
    if (at % 4 > 0) bytes[filled++] = (bits >>> (6 - 2 * (at % 4))) & 0xff;
  }
  const unused = padding === 2 ? 0xf : padding === 1 ? 0x3 : 0;
  return (bits & unused) === 0 ? bytes : undefined;
}
