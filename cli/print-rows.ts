import type { Edge } from "./edge.ts";

/** A label, and the lines beside and below it; without lines nothing is printed. */
export type Row = readonly [label: string, lines: readonly string[]];

/** Prints labelled lines: the label before the first of its lines, the others below it, aligned. */
export function printRows(edge: Edge, rows: readonly Row[]): void {
  const width = Math.max(...rows.map(([label]) => label.length)) + 2;
  for (const [label, lines] of rows) {
    for (const [i, line] of lines.entries())
      edge.say(`${edge.paint("dim", (i === 0 ? label : "").padEnd(width))}${line}`);
  }
}
