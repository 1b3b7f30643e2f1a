import { isDay } from "../day.ts";
import { compareDigits, compareLists, compareTexts } from "./compare-parts.ts";

const VERSION = /^v?(\d{4})(?:-(\d\d)-(\d\d)|\.(\d\d?)\.(\d\d?)|(\d\d)(\d\d))((?:[.-]\d+)*)$/;

/**
 * Versions that are days, `2026-11-21`, `2026.11.21`, `2026.1.2` or `20261121`, and maybe counters behind them:
 * `20261121.1`. Undefined when one of the two is none.
 */
export function compareDate(a: string, b: string): number | undefined {
  const [left, right] = [parse(a), parse(b)];
  if (left === undefined || right === undefined) return undefined;
  return compareTexts(left.day, right.day) || compareLists(left.counters, right.counters, compareDigits);
}

function parse(text: string): { day: string; counters: string[] } | undefined {
  const match = VERSION.exec(text);
  if (match === null) return undefined;
  const [, year = "", m1, d1, m2, d2, m3, d3, counters = ""] = match;
  const part = (digits: string | undefined) => (digits ?? "").padStart(2, "0");
  const day = `${year}-${part(m1 ?? m2 ?? m3)}-${part(d1 ?? d2 ?? d3)}`;
  return isDay(day) ? { day, counters: counters.split(/[.-]/).slice(1) } : undefined;
}
