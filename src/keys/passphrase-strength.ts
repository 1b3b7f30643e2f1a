import { Failure } from "../failure.ts";

/** Bits that a common word, or whatever else is said in a breath, is worth: one of 2,048. */
const WORD_BITS = 11;

/** Below so many bits: a new key's passphrase, which bcrypt slows down; a backup's, which others may get hold of. */
export const LEAST_BITS = { key: 30, backup: 40 } as const;

/** What people type first: each is worth as much as one letter. */
const COMMON =
  /passwor[dt]|passphrase|secret|letmein|welcome|admin|login|master|dragon|monkey|iloveyou|qwert[yz]|asdf+|zxcv|hunter2|changeme|correct ?horse ?battery ?staple|open ?sesame|bailiwick|test|root/gi;

/**
 * About how many bits a guesser must get right, coarsely and rather too few: a word or what can be pronounced
 * like one counts as one of 2,048, runs (`aaaa`, `1234`, `dcba`) as their first character, what everybody types
 * as one letter, anything else by the sorts of characters that there are. Knows no dictionary and no names.
 */
export function passphraseBits(text: string): number {
  const plain = withoutRuns(text.replace(COMMON, "a"));
  const words = plain.match(/\p{L}{3,}/gu)?.filter(isPronounceable) ?? [];
  const rest = words.reduce((left, word) => left.replace(word, ""), plain);
  const distinct = new Set(words.map((word) => word.toLowerCase())).size;
  const separators = words.length > 1 ? /[^\p{L}\p{N}]/gu : /(?!)/g;
  const loose = [...rest.replace(separators, "")].length;
  return Math.floor(distinct * WORD_BITS + loose * Math.log2(alphabetOf(rest)));
}

/** Throws the Failure `usage` for a passphrase of fewer bits than these. */
export function refuseWeak(text: string, least: number): void {
  const bits = passphraseBits(text);
  if (bits >= least) return;
  throw new Failure(
    "usage",
    `the passphrase is weak: about ${bits} bits by a coarse measure, ${least} are asked`,
    {
      mend: "four random words, or ten random characters; --weak, if you know better",
    },
  );
}

/** A character that continues the one before, by the same step as that did. */
function withoutRuns(text: string): string {
  const points = [...text].map((character) => character.codePointAt(0) ?? 0);
  const step = (at: number) => (points[at] ?? 0) - (points[at - 1] ?? 0);
  const kept = points.filter((_, at) => at < 2 || step(at) !== step(at - 1) || Math.abs(step(at)) > 1);
  return String.fromCodePoint(...kept);
}

function isPronounceable(word: string): boolean {
  const vowels = word.match(/[aeiouyäöüåæøáéíóúàèâêîôû]/gi)?.length ?? 0;
  const isLatin = !/[^\p{Script=Latin}]/u.test(word);
  return !isLatin || (vowels / word.length >= 0.2 && !/[bcdfghjklmnpqrstvwxz]{5}/i.test(word));
}

function alphabetOf(text: string): number {
  const sorts = [
    [/[a-z]/, 26],
    [/[A-Z]/, 26],
    [/[0-9]/, 10],
    [/[^a-zA-Z0-9]/, 32],
  ] as const;
  return Math.max(
    2,
    sorts.reduce((sum, [sort, size]) => sum + (sort.test(text) ? size : 0), 0),
  );
}
