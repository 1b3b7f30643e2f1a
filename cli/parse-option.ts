import { InvalidArgumentError } from "commander";

/** For an option that may be repeated: all its values, in order. */
export function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

/** For an option that is a number: whole, from 1 on. */
export function parseNumber(value: string): number {
  const number = /^[1-9][0-9]{0,15}$/.test(value) ? Number(value) : Number.NaN;
  if (!Number.isSafeInteger(number)) throw new InvalidArgumentError("A whole number from 1 on is needed.");
  return number;
}

const DAYS: Readonly<Record<string, number>> = { d: 1, w: 7, m: 30, y: 365 };

/** For an option that is a span of time, `6w`: its days. A month has 30, a year 365. */
export function parseSpan(value: string): number {
  const [, number = "", unit = ""] = /^([1-9][0-9]{0,3})([dwmy])$/.exec(value) ?? [];
  const days = Number(number) * (DAYS[unit] ?? 0);
  if (days === 0) throw new InvalidArgumentError("A span is needed: 30d, 6w, 3m or 1y.");
  return days;
}
