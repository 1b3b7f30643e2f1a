/**
 * Writes src/format/fold.table.ts from the Unicode Character Database, version 15.0.0: in Debian 12 the
 * package `unicode-data`, elsewhere https://www.unicode.org/Public/15.0.0/ucd/. The same input gives the
 * same bytes. Needed again only if the contract moves to another version of Unicode.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const usage = `usage: node dist/bench/make-fold-table.js DIR > src/format/fold.table.ts
DIR holds CaseFolding.txt and UnicodeData.txt of Unicode 15.0.0, as /usr/share/unicode does on Debian 12.
`;
const header = "# CaseFolding-15.0.0.txt";
const codePoints = 0x110000;
const unassigned = -1;

/** The fields of each line, without comments and blank lines. */
function rows(text: string): string[][] {
  const lines = text.split("\n").map((line) => line.replace(/#.*/, ""));
  return lines
    .filter((line) => line.trim() !== "")
    .map((line) => line.split(";").map((field) => field.trim()));
}

/** UnicodeData.txt, UAX #44: the canonical combining class of each code point, -1 where it is unassigned. */
function combiningClasses(text: string): Int16Array {
  const classes = new Int16Array(codePoints).fill(unassigned);
  let first = 0;
  for (const [code = "", name = "", , combining = ""] of rows(text)) {
    const point = Number.parseInt(code, 16);
    if (!name.endsWith(", Last>")) first = point;
    classes.fill(Number.parseInt(combining, 10), first, point + 1);
  }
  return classes;
}

/** Runs that follow one another from U+0000: length in base 36, then `-` for unassigned or `:` and the class. */
function packClasses(classes: Int16Array): string {
  const runs: string[] = [];
  for (let start = 0; start < codePoints; ) {
    const value = classes[start] ?? 0;
    let end = start;
    while (end < codePoints && classes[end] === value) end++;
    const suffix = value === unassigned ? "-" : value === 0 ? "" : `:${value}`;
    runs.push((end - start).toString(36) + suffix);
    start = end;
  }
  return runs.join(" ");
}

interface Run {
  readonly first: number;
  readonly delta: number;
  last: number;
  step: number;
}

/** Status C: each run is first code point, last, step and what to add, in base 36. */
function packCommon(folds: readonly (readonly string[])[]): string {
  const runs: Run[] = [];
  for (const [from = "", , to = ""] of folds) {
    const point = Number.parseInt(from, 16);
    const delta = Number.parseInt(to, 16) - point;
    const run = runs.at(-1);
    const step = run === undefined ? 0 : point - run.last;
    const single = run !== undefined && run.first === run.last;
    if (run?.delta === delta && (single ? step <= 2 : step === run.step)) {
      run.step = step;
      run.last = point;
    } else {
      runs.push({ first: point, last: point, step: 1, delta });
    }
  }
  return runs
    .map((run) => [run.first, run.last, run.step, run.delta].map((n) => n.toString(36)).join(" "))
    .join(",");
}

/** Status F: code point and the code points it becomes, in base 36. */
function packFull(folds: readonly (readonly string[])[]): string {
  const base36 = (hex: string) => Number.parseInt(hex, 16).toString(36);
  return folds.map(([from = "", , to = ""]) => [from, ...to.split(" ")].map(base36).join(" ")).join(",");
}

/** A string constant, broken into lines of source. */
function constant(comment: string, name: string, value: string): string {
  const pieces = value.match(/.{1,100}/g) ?? [];
  return `/** ${comment} */\nexport const ${name} =\n${pieces.map((piece) => `  "${piece}"`).join(" +\n")};\n`;
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function main(directory: string): string {
  const caseFolding = readFileSync(join(directory, "CaseFolding.txt"));
  const unicodeData = readFileSync(join(directory, "UnicodeData.txt"));
  if (!caseFolding.toString().startsWith(header)) throw new Error(`${directory}: no ${header}`);
  const folds = rows(caseFolding.toString());
  const withStatus = (status: string) => folds.filter((fold) => fold[1] === status);
  const classes = packClasses(combiningClasses(unicodeData.toString()));
  return `// Unicode 15.0.0, written by bench/make-fold-table.ts, which states the packing; do not edit.
// CaseFolding.txt sha256 ${sha256(caseFolding)}
// UnicodeData.txt sha256 ${sha256(unicodeData)}
// Data (c) 2022 Unicode, Inc., under https://www.unicode.org/license.txt.

${constant("Combining class, or unassigned, of every code point.", "classRuns", classes)}
${constant("Case folding, status C.", "commonFolds", packCommon(withStatus("C")))}
${constant("Case folding, status F.", "fullFolds", packFull(withStatus("F")))}`;
}

const [directory] = process.argv.slice(2);
if (directory === undefined || directory.startsWith("-")) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else {
  process.stdout.write(main(directory));
}
