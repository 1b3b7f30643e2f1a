import { isAssigned } from "./fold.ts";
import { nfc } from "./fold-nfc.ts";

/** What makes a path one that no registry may hold: DESIGN.md section 4, "Paths", and its Appendix line. */
export type PathFault =
  | "empty-segment" // nothing before, between or after slashes, or no path at all
  | "dot-segment" // `.` or `..`
  | "not-utf8" // a lone surrogate: a byte that src/tree.ts could not decode
  | "control" // U+0000-1F, U+7F-9F
  | "forbidden-character" // backslash, `:`, and in a segment `/`
  | "unassigned" // a code point that Unicode 15.0 does not assign, so runtimes may differ about it
  | "not-nfc" // not in Normalization Form C
  | "trailing-dot-or-space" // which Windows drops
  | "device-name" // CON, nul.txt, `COM¹ .log`: Windows opens the device
  | "git-name" // `.git` to some file system: .GIT, GIT~1, .g<U+200C>it
  | "bailiwick-name"; // `.bailiwick` to some file system, or itself

/** ASCII without controls, slash, backslash and colon: no fault of a character. */
const PLAIN = /^[ -.0-9;-[\]-~]*$/;
const [SLASH, BACKSLASH, COLON] = [0x2f, 0x5c, 0x3a];

/** Segments of plain characters, and what a fault must contain when there are no others: a sieve, not a judge. */
const PLAIN_PATH = /^[ -9;-[\]-~]*$/;
const SUSPECT = /(?:^|\/)(?:$|[./]|con|prn|aux|nul|com|lpt|git~|bailiw~)|[. ](?:$|\/)/i;

/** Windows devices, also with an extension; `i` without `u` lets no character beyond ASCII stand for a letter. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[1-9\u00b9\u00b2\u00b3]) *(?:\.|$)/i;

/** The code points that HFS+ ignores in names, as git's `next_hfs_char` (utf8.c) lists them. */
const HFS_IGNORED = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;

/**
 * Of git's `is_ntfs_dotgit` what is left when trailing dots, trailing spaces and `:` are refused anyway. `i`
 * is as good as the fold here: of all that folds to one of these letters only the Kelvin sign is no ASCII,
 * and that is not in NFC.
 */
const GIT = /^(?:\.git|git~1)$/i;
const BAILIWICK = /^(?:\.bailiwick|bailiw~1)$/i;

/**
 * The first fault of one name in a directory, or undefined for a name that may stand in a path: first its
 * characters from left to right, then the name as a whole, as PathFault lists them. Total; linear time for
 * every name without a fault, n log n at worst; the same answer in every runtime of Unicode 15.0 or later.
 *
 * `.bailiwick` itself has a fault: whoever reads the trust documents takes that one directory at the top
 * aside first. Length is not judged; the contract has no bound.
 */
export function segmentFault(segment: string): PathFault | undefined {
  if (segment === "") return "empty-segment";
  if (segment === "." || segment === "..") return "dot-segment";
  const plain = PLAIN.test(segment);
  const fault = plain ? undefined : characterFault(segment);
  if (fault !== undefined) return fault;
  if (segment.endsWith(".") || segment.endsWith(" ")) return "trailing-dot-or-space";
  if (DEVICE.test(segment)) return "device-name";
  const spelled = plain ? segment : withoutIgnored(segment);
  if (GIT.test(spelled)) return "git-name";
  if (BAILIWICK.test(spelled)) return "bailiwick-name";
  return undefined;
}

/** A name as HFS+ compares it, its case aside: without the code points that it ignores. */
export function withoutIgnored(name: string): string {
  return name.replace(HFS_IGNORED, "");
}

/** The first fault of a path from the repository's root: that of its first segment that has one. */
export function pathFault(path: string): PathFault | undefined {
  if (PLAIN_PATH.test(path) && !SUSPECT.test(path)) return undefined;
  for (const segment of path.split("/")) {
    const fault = segmentFault(segment);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function characterFault(segment: string): PathFault | undefined {
  for (let index = 0; index < segment.length; index++) {
    const point = segment.codePointAt(index) ?? 0;
    if (point > 0xffff) index++;
    if (point >= 0xd800 && point <= 0xdfff) return "not-utf8";
    if (point < 0x20 || (point >= 0x7f && point <= 0x9f)) return "control";
    if (point === SLASH || point === BACKSLASH || point === COLON) return "forbidden-character";
    if (!isAssigned(point)) return "unassigned";
  }
  return nfc(segment) === segment ? undefined : "not-nfc";
}
