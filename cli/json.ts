const UNPRINTABLE = /[\u007f-\u00a0\u00ad\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

/**
 * A value as JSON for machines, which a terminal may show too: maps as objects, sets as lists, and whatever
 * JSON would let through unescaped but a terminal act upon (C1 controls, bidirectional and format
 * characters, unassigned ones) as `\uXXXX`.
 */
export function toJson(value: unknown): string {
  return JSON.stringify(value, plain, 2).replace(UNPRINTABLE, escapeUnits);
}

function plain(_: string, value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries(value);
  return value instanceof Set ? [...value] : value;
}

function escapeUnits(character: string): string {
  return Array.from(
    { length: character.length },
    (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, "0")}`,
  ).join("");
}
