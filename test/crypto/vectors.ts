import { readFileSync } from "node:fs";

/** One line of a table in test/vectors: [number, name, point, message, signature, valid], bytes in hex. */
export interface Vector {
  readonly name: string;
  readonly point: Uint8Array;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
  readonly valid: boolean;
}

export function readVectors(table: string): readonly Vector[] {
  const rows: readonly Row[] = JSON.parse(
    readFileSync(new URL(`../vectors/${table}.json`, import.meta.url), "utf8"),
  );
  return rows.map(([number, name, point, message, signature, valid]) => ({
    name: `${table} ${number}: ${name}`,
    point: fromHex(point),
    message: fromHex(message),
    signature: fromHex(signature),
    valid,
  }));
}

type Row = readonly [number, string, string, string, string, boolean];

function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex, "hex"));
}
