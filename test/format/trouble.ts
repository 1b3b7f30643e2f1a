import { expect } from "vitest";
import { encodeText } from "../../src/format/text.ts";
import { type Kind, samples } from "./samples.ts";

/** As many times as fit: `line` says what stands in which. */
export function filled(bytes: number, line: (i: number) => string): string {
  const lines: string[] = [];
  for (let left = bytes, i = 0; left > 0; i++) {
    const next = line(i);
    lines.push(next);
    left -= Buffer.byteLength(next);
  }
  return lines.slice(0, -1).join("");
}

/** Reads a long text, of which nobody may take long to say what it is. Processor time, since machines are shared. */
export function expectQuick(kind: Kind, text: string): void {
  const bytes = encodeText(text);
  expect(bytes.length).toBeGreaterThan(1 << 18);
  const { user } = process.cpuUsage();
  samples[kind].again(bytes);
  expect(process.cpuUsage().user - user, "microseconds").toBeLessThan(5_000_000);
}
