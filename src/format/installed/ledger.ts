/**
 * The ledger: what was installed on this machine, a JSON file (DESIGN.md section 6).
 *
 *     {"bailiwick": "ledger-v1", "installed": [
 *       {"name": "foo", "version": "1.0.5", "date": "2026-11-21", "registry": "mine 9f86...", "ecosystem": "PyPI",
 *        "authors": ["carol"], "files": [{"path": "/opt/foo.whl", "size": 1024, "sha256": "5f70..."}]}]}
 *
 * `registry`, `ecosystem` are optional. One entry a name, version and registry; sorted, a line of JSON each.
 */
import * as v from "valibot";
import { compareBytes } from "../byte-order.ts";
import type { Day } from "../day.ts";
import { day } from "../document.ts";
import { isSha256 } from "../names.ts";
import type { Installed } from "./installed.ts";

/** One package that was installed. */
export interface LedgerEntry extends Installed {
  readonly date: Day;
  /** The identity of the registry that it is from. */
  readonly registry?: string | undefined;
  /** The users of that registry whose signatures carried it. */
  readonly authors: readonly string[];
  readonly files: readonly { readonly path: string; readonly size: number; readonly sha256: string }[];
}

const text = v.pipe(v.string(), v.minLength(1));
const schema = v.strictObject({
  bailiwick: v.literal("ledger-v1"),
  installed: v.array(
    v.strictObject({
      name: text,
      version: text,
      date: day,
      registry: v.optional(text),
      ecosystem: v.optional(text),
      requires: v.optional(v.array(text)),
      authors: v.array(text),
      files: v.array(
        v.strictObject({
          path: text,
          size: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
          sha256: v.pipe(v.string(), v.check(isSha256)),
        }),
      ),
    }),
  ),
});

/** The text of a ledger. */
export function formatLedger(entries: readonly LedgerEntry[]): string {
  const lines = [...entries]
    .sort((a, b) => compareBytes(keyOf(a), keyOf(b)))
    .map(({ name, version, date, registry, ecosystem, requires, authors, files }) =>
      JSON.stringify({ name, version, date, registry, ecosystem, requires, authors, files }),
    );
  return `{"bailiwick": "ledger-v1", "installed": [\n${lines.join(",\n")}\n]}\n`;
}

/** The entries of a ledger's text; undefined when it is none. */
export function parseLedger(text: string): readonly LedgerEntry[] | undefined {
  try {
    const read = v.safeParse(schema, JSON.parse(text));
    return read.success ? read.output.installed : undefined;
  } catch {
    return undefined;
  }
}

/** What an entry is replaced by: the next of the same name, version and registry. */
export function keyOf({ name, version, registry }: LedgerEntry): string {
  return JSON.stringify([name, version, registry ?? ""]);
}
