const ESCAPE = /\\(?:u\{([0-9a-f]+)\}|x([0-9a-f]{2})|(.)|$)/g;
const SHORT: ReadonlyMap<string, string> = new Map([
  ["\\", "\\"],
  ["s", " "],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

/**
 * A name as the scenario spells it, so that hostile ones can be told: `\\`, `\s` (space), `\n`, `\r`, `\t`,
 * `\u{202e}` (a code point), and `\xff` (a byte that is no UTF-8: the lone surrogate of `Entry.name`).
 */
export function unescapeName(text: string): string {
  return text.replace(ESCAPE, (whole, point?: string, byte?: string, short?: string) => {
    if (point !== undefined) return String.fromCodePoint(Number.parseInt(point, 16));
    const value = byte === undefined ? undefined : Number.parseInt(byte, 16);
    if (value !== undefined) return String.fromCharCode(value < 0x80 ? value : 0xdc00 + value);
    const meant = SHORT.get(short ?? "");
    if (meant === undefined) throw new Error(`no such escape: ${whole}`);
    return meant;
  });
}

/** The words of a line, split at spaces, each unescapeNamed. */
export function words(line: string): string[] {
  return line
    .split(" ")
    .filter((word) => word !== "")
    .map(unescapeName);
}
