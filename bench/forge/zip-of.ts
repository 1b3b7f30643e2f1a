import { deflateRawSync } from "node:zlib";

/** A zip archive of one file, as GitHub hands artifacts out. */
export function zipOf(content: Uint8Array, claimed = content.length): Uint8Array {
  const name = Buffer.from("bailiwick-report.json");
  const packed = deflateRawSync(content);
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(claimed, 18);
  fields.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), fields, name, packed]);
  const central = Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0000"), fields, Buffer.alloc(14), name]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, central, Buffer.from("PK\u0005\u0006"), end]);
}
