import { compareBytes } from "./byte-order.ts";
import { isSha256 } from "./names.ts";
import { pathFault } from "./paths.ts";

/** Longest `.sums` file that is read, in bytes. */
export const SUMS_BYTES = 1 << 26;

/** Reads lines one after another; nothing is skipped, and nobody reads a line twice. */
export interface Lines {
  /** The rest of the next line when it starts with the prefix, and moves on; else undefined. */
  take(prefix: string): string | undefined;
  /** Characters read so far, line feeds too. */
  readonly offset: number;
  readonly done: boolean;
}

/** The lines of a text, each ended by LF; what follows the last LF is no line. */
export function linesOf(text: string): Lines {
  let offset = 0;
  return {
    take(prefix) {
      if (!text.startsWith(prefix, offset)) return undefined;
      const end = text.indexOf("\n", offset);
      if (end < 0) return undefined;
      const rest = text.slice(offset + prefix.length, end);
      offset = end + 1;
      return rest;
    },
    get offset() {
      return offset;
    },
    get done() {
      return offset === text.length;
    },
  };
}

/** Every next line with the prefix, as a path; undefined when one is no path or they are not in byte order. */
export function takePaths(lines: Lines, prefix: string): string[] | undefined {
  const paths: string[] = [];
  for (let path = lines.take(prefix); path !== undefined; path = lines.take(prefix)) {
    const last = paths.at(-1);
    if (pathFault(path) !== undefined || (last !== undefined && compareBytes(last, path) >= 0))
      return undefined;
    paths.push(path);
  }
  return paths;
}

/** All lines that are left, as `sha256sum` writes them; undefined when one is not, or they are not in byte order. */
export function takeSums(lines: Lines, isPath: (path: string) => boolean): Map<string, string> | undefined {
  const sums = new Map<string, string>();
  let last: string | undefined;
  while (!lines.done) {
    const line = lines.take("");
    const hash = line?.slice(0, 64) ?? "";
    const path = line?.slice(66) ?? "";
    if (!isSha256(hash) || line?.slice(64, 66) !== "  " || !isPath(path)) return undefined;
    if (last !== undefined && compareBytes(last, path) >= 0) return undefined;
    sums.set(path, hash);
    last = path;
  }
  return sums;
}

/** `sha256  path` a line, in byte order. */
export function formatSums(sums: ReadonlyMap<string, string>): string {
  return [...sums]
    .sort(([a], [b]) => compareBytes(a, b))
    .map(([path, hash]) => `${hash}  ${path}\n`)
    .join("");
}
