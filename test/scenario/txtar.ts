/** One `-- name --` and the lines up to the next; blank lines at their end are no part of them. */
export interface Section {
  readonly name: string;
  readonly lines: readonly string[];
  /** Where its marker stands, counted from 1. */
  readonly line: number;
}

/** A txtar archive: the lines before the first marker, and the sections. */
export interface Archive {
  readonly comment: readonly string[];
  readonly sections: readonly Section[];
}

const MARKER = /^-- (.+) --$/;

/** Reads a txtar archive, as Go's command-line tests have them. */
export function parseTxtar(text: string): Archive {
  const comment: string[] = [];
  const sections: { name: string; lines: string[]; line: number }[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    const name = MARKER.exec(line)?.[1];
    const section = sections.at(-1);
    if (name !== undefined) sections.push({ name, lines: [], line: index + 1 });
    else (section?.lines ?? comment).push(line);
  }
  for (const { lines } of sections) while (lines.at(-1) === "") lines.pop();
  return { comment, sections };
}
