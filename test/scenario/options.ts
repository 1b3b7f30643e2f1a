/** The words of a verb's line, sorted out. */
export interface Options {
  /** The words that are no options, in order. */
  readonly plain: readonly string[];
  /** Whether a word without value stands there: `amendment`, `new`. */
  has(flag: string): boolean;
  /** The word after a word with a value: `key alice-laptop`. */
  get(option: string): string | undefined;
  /** Every word after `by`, which ends a line. */
  readonly by: readonly string[];
}

/** Sorts out a verb's words: `flags` stand alone, `valued` take the next word. */
export function optionsIn(
  args: readonly string[],
  flags: readonly string[],
  valued: readonly string[],
  takesBy = false,
): Options {
  const plain: string[] = [];
  const found = new Map<string, string>();
  const at = takesBy ? args.indexOf("by") : -1;
  const end = at < 0 ? args.length : at;
  for (let i = 0; i < end; i++) {
    const word = args[i] ?? "";
    if (flags.includes(word)) found.set(word, "");
    else if (valued.includes(word) && i + 1 < end) found.set(word, args[++i] ?? "");
    else plain.push(word);
  }
  return {
    plain,
    has: (flag) => found.has(flag),
    get: (option) => found.get(option),
    by: at < 0 ? [] : args.slice(at + 1),
  };
}
