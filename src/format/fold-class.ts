import { classRuns } from "./fold.table.ts";

const UNASSIGNED = 255;

/** One byte a code point, so that a lookup is one load. Made at the first name that needs it: most need none. */
let classes: Uint8Array | undefined;

function unpack(): Uint8Array {
  const unpacked = new Uint8Array(0x110000);
  let start = 0;
  for (const run of classRuns.split(" ")) {
    const [length = "", combining = "0"] = run.split(":");
    const end = start + Number.parseInt(length, 36);
    unpacked.fill(length.endsWith("-") ? UNASSIGNED : Number(combining), start, end);
    start = end;
  }
  return unpacked;
}

/**
 * The canonical combining class (UAX #44, UnicodeData.txt, Unicode 15.0) of a code point: 0 for a starter,
 * which private use, surrogates and controls are too; undefined for one that Unicode 15.0 leaves unassigned
 * (general category Cn, noncharacters among them) and for a number that is no code point.
 */
export function combiningClass(codePoint: number): number | undefined {
  classes ??= unpack();
  const combining = classes[codePoint];
  return combining === UNASSIGNED ? undefined : combining;
}
