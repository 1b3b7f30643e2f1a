import { inflateRawSync } from "node:zlib";

const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

/**
 * The bytes of the one file in a zip archive of unknown origin, at most so many; undefined if it holds none or
 * several, or is not what it says. Names are not looked at: nothing is written anywhere.
 */
export function unzipOne(zip: Uint8Array, most: number): Uint8Array | undefined {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end === -1 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== END) return undefined;
  if (bytes.readUInt16LE(end + 10) !== 1) return undefined;
  const central = bytes.readUInt32LE(end + 16);
  if (central + 46 > end || bytes.readUInt32LE(central) !== CENTRAL) return undefined;
  const method = bytes.readUInt16LE(central + 10);
  const packed = bytes.readUInt32LE(central + 20);
  const size = bytes.readUInt32LE(central + 24);
  const local = bytes.readUInt32LE(central + 42);
  if (size > most || local + 30 > central || bytes.readUInt32LE(local) !== LOCAL) return undefined;
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  if (start + packed > central) return undefined;
  const content = bytes.subarray(start, start + packed);
  const whole = method === STORED ? content : method === DEFLATED ? inflate(content, most) : undefined;
  return whole?.length === size ? whole : undefined;
}

function inflate(content: Uint8Array, most: number): Uint8Array | undefined {
  try {
    return inflateRawSync(content, { maxOutputLength: most });
  } catch {
    return undefined;
  }
}
