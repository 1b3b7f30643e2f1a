// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it escapes
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u00a0\u00ad\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\\']/gu;
const PLAIN = /^[\w./@+:,-]+$/;

/**
 * Text of unknown origin, safe on a terminal, in a log and in a shell: plain words as they are, anything
 * else in single quotes, within which a shell expands nothing, with quotes, control, format, bidirectional
 * and unassigned characters as `\u{hex}`.
 */
export function quote(text: string): string {
  if (PLAIN.test(text)) return text;
  return `'${text.replace(UNPRINTABLE, escaped)}'`;
}

/** Text of unknown origin on one line, with what no terminal should get as `\u{hex}`; quotes stay. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (character) => (/[\\']/.test(character) ? character : escaped(character)));
}

function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** Several texts, quoted; at most eight of them, and how many more. */
export function list(texts: readonly string[]): string {
  const shown = texts.slice(0, 8).map(quote).join(", ");
  return texts.length > 8 ? `${shown} and ${texts.length - 8} more` : shown;
}
