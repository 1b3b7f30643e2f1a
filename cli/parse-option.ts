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
