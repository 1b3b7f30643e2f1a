import * as v from "valibot";
import { MOST, type Report } from "./report.ts";

/** A report's JSON is never longer, in bytes. */
export const REPORT_BYTES = 1024 * 1024;

const text = v.pipe(v.string(), v.maxLength(MOST.text));
const code = v.pipe(v.string(), v.regex(/^[a-z]+(?:-[a-z]+)*$/), v.maxLength(40));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const reason = v.strictObject({ code, says: text, mend: text, path: v.nullable(text) });
const note = v.strictObject({ code, says: text, mend: v.nullable(text) });
const row = v.strictObject({
  subject: text,
  verdict: v.picklist(["granted", "unsigned", "refused"]),
  users: v.pipe(v.array(text), v.maxLength(MOST.users)),
  reasons: v.pipe(v.array(reason), v.maxLength(MOST.reasons)),
  more: count,
});
const report: v.GenericSchema<unknown, Report> = v.strictObject({
  version: v.literal(1),
  pull: v.nullable(v.pipe(count, v.minValue(1))),
  head: v.nullable(v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/))),
  verdict: v.picklist(["accepted", "refused", "unjudged"]),
  counts: v.nullable(v.strictObject({ verified: count, unsigned: count, refused: count, total: count })),
  rows: v.pipe(v.array(row), v.maxLength(MOST.rows)),
  hidden: count,
  notes: v.pipe(v.array(note), v.maxLength(MOST.notes)),
});

/**
 * The report in bytes that anybody may have written, a pull request's own workflow too: its shape and sizes
 * are as `reportOf` makes them, but none of its words is true for that. Undefined for all else.
 */
export function parseReport(bytes: Uint8Array): Report | undefined {
  if (bytes.length > REPORT_BYTES) return undefined;
  const { success, output } = v.safeParse(report, readJson(bytes));
  return success ? output : undefined;
}

function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
