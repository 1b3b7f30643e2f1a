import { commonFolds, fullFolds } from "./fold.table.ts";
import { combiningClass } from "./fold-class.ts";
import { nfc } from "./fold-nfc.ts";

const BEYOND_ASCII = /[\u0080-\uffff]/;

/** What each code point becomes, if not itself. Made at the first name beyond ASCII. */
let folds: ReadonlyMap<number, string> | undefined;

function unpack(): ReadonlyMap<number, string> {
  const unpacked = new Map<number, string>();
  for (const run of commonFolds.split(",")) {
    const [first = 0, last = 0, step = 1, delta = 0] = run.split(" ").map(fromBase36);
    for (let from = first; from <= last; from += step) unpacked.set(from, String.fromCodePoint(from + delta));
  }
  for (const fold of fullFolds.split(",")) {
    const [from = 0, ...to] = fold.split(" ").map(fromBase36);
    unpacked.set(from, String.fromCodePoint(...to));
  }
  return unpacked;
}

function fromBase36(digits: string): number {
  return Number.parseInt(digits, 36);
}

/**
 * What two names of one directory must not share: the case fold of Unicode 15.0 (CaseFolding.txt, status C
 * and F, no Turkic T) and then NFC, applied once. DESIGN.md section 4, "Paths". Total on any string; linear
 * where `nfc` is.
 *
 * Frozen: the fold is a table of our own, and `nfc` shows the runtime only what is assigned in 15.0. So a
 * name has one fold in every Node and browser of Unicode 15.0 or later, for ever.
 */
export function foldName(text: string): string {
  if (!BEYOND_ASCII.test(text)) return text.toLowerCase();
  folds ??= unpack();
  let folded = "";
  let copied = 0;
  for (let index = 0; index < text.length; index++) {
    const point = text.codePointAt(index) ?? 0;
    const fold = folds.get(point);
    if (fold !== undefined) folded += text.slice(copied, index) + fold;
    if (point > 0xffff) index++;
    if (fold !== undefined) copied = index + 1;
  }
  return nfc(folded + text.slice(copied));
}

/**
 * Whether Unicode 15.0 assigns the code point: general category other than Cn. Private use and surrogates
 * count as assigned; noncharacters (U+FFFE) do not, nor do numbers that are no code point.
 */
export function isAssigned(codePoint: number): boolean {
  return combiningClass(codePoint) !== undefined;
}
