import type { Edge } from "./edge.ts";

/** Prints rows of cells in columns; empty cells at a row's end leave no spaces. */
export function printTable(edge: Edge, rows: readonly (readonly string[])[]): void {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  for (const row of rows)
    edge.say(
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join("  ")
        .trimEnd(),
    );
}
