import { words } from "./words.ts";

/** `key: value` lines. Each must be asked for: whoever reads them says `done` at the end. */
export class Fields {
  readonly #lines: { readonly key: string; readonly value: string }[];
  readonly #asked = new Set<string>();

  /** Throws for a line of another shape. */
  constructor(lines: readonly string[]) {
    this.#lines = lines
      .filter((line) => line !== "")
      .map((line) => {
        const match = /^([a-z-]+):(?: (.*))?$/.exec(line);
        if (match?.[1] === undefined) throw new Error(`not \`key: value\`: ${line}`);
        return { key: match[1], value: match[2] ?? "" };
      });
  }

  /** The values of every line with the key, in order. */
  all(key: string): string[] {
    this.#asked.add(key);
    return this.#lines.filter((line) => line.key === key).map(({ value }) => value);
  }

  /** The value of the one line with the key; undefined without one. Throws for two. */
  one(key: string): string | undefined {
    const values = this.all(key);
    if (values.length > 1) throw new Error(`${key} twice`);
    return values[0];
  }

  /** The words of every line with the key; undefined without one. */
  words(key: string): string[] | undefined {
    const values = this.all(key);
    return values.length === 0 ? undefined : values.flatMap(words);
  }

  /** The value as a number; undefined without the line. */
  number(key: string): number | undefined {
    const value = this.one(key);
    if (value !== undefined && !/^[0-9]+$/.test(value)) throw new Error(`${key} is no number: ${value}`);
    return value === undefined ? undefined : Number(value);
  }

  /** Every key that was asked for. */
  get asked(): readonly string[] {
    return [...this.#asked].sort();
  }

  /** Throws when a line has a key that nobody asked for. */
  done(): void {
    const unknown = this.#lines.find(({ key }) => !this.#asked.has(key));
    if (unknown !== undefined) throw new Error(`unknown key: ${unknown.key}`);
  }
}
