import fc from "fast-check";

/** One thing that happens to bytes on their way: `at` and `to` are places, whatever the length. */
export interface Blow {
  readonly kind: (typeof kinds)[number];
  readonly at: number;
  readonly to: number;
}

const kinds = [
  "flip",
  "set",
  "cut",
  "stop",
  "twice",
  "swap",
  "insert",
  "line",
  "lineTwice",
  "lineGone",
] as const;

/** What readers stumble over. */
const stones = [
  ..."\0\n\r\t\"\\'#:- */%&!|>{}[]@`~",
  ...["\r\n", "  ", "\n\n", "''", '""', "- ", ": ", " #", "---\n", "...\n", "<<: ", "&a ", "*a", "!!str "],
  ...[
    "\\u0041",
    "\\ud800",
    "\u00e9",
    "e\u0301",
    "\u202e",
    "\u2028",
    "\ufeff",
    "\u{10ffff}",
    "\u0130",
    "\u212a",
  ],
  ...[
    "../",
    "./",
    "/",
    "//",
    ".git",
    ".bailiwick",
    "**",
    "*a*a*a*a*a*b",
    "0",
    "-1",
    "1e3",
    "0x10",
    "9007199254740993",
  ],
  ...["null", "true", "constructor", "__proto__", "-----BEGIN SSH SIGNATURE-----\n", "AAAA", "====", "= "],
].map((text) => Buffer.from(text));
const raw = [
  Buffer.from([0xff]),
  Buffer.from([0xc3, 0x28]),
  Buffer.from([0xed, 0xa0, 0x80]),
  Buffer.from([0x80]),
];
const inserted = [...stones, ...raw];

const number = fc.nat(0xffff);
/** Up to four blows. */
export const blows = fc.array(fc.record({ kind: fc.constantFrom(...kinds), at: number, to: number }), {
  minLength: 1,
  maxLength: 4,
});

/** The bytes after the blows. */
export function beat(bytes: Uint8Array, blows: readonly Blow[]): Uint8Array {
  return blows.reduce<Buffer>((now, blow) => strike(now, blow), Buffer.from(bytes));
}

function strike(bytes: Buffer, { kind, at, to }: Blow): Buffer {
  const place = at % (bytes.length + 1);
  const end = Math.min(bytes.length, place + (to % 40));
  const whole = (...parts: readonly Buffer[]) => Buffer.concat(parts);
  const stone = inserted[to % inserted.length] ?? Buffer.alloc(0);
  const lines = bytes.toString("latin1").split("\n");
  const line = at % lines.length;
  const joined = (all: readonly string[]) => Buffer.from(all.join("\n"), "latin1");
  switch (kind) {
    case "flip":
      return whole(
        bytes.subarray(0, place),
        Buffer.from([(bytes[place] ?? 0) ^ (1 << (to % 8))]),
        bytes.subarray(place + 1),
      );
    case "set":
      return whole(bytes.subarray(0, place), stone, bytes.subarray(place + stone.length));
    case "cut":
      return whole(bytes.subarray(0, place), bytes.subarray(end));
    case "stop":
      return bytes.subarray(0, place);
    case "twice":
      return whole(bytes.subarray(0, end), bytes.subarray(place));
    case "swap":
      return whole(bytes.subarray(end), bytes.subarray(place, end), bytes.subarray(0, place));
    case "insert":
      return whole(bytes.subarray(0, place), stone, bytes.subarray(place));
    case "line": {
      const other = to % lines.length;
      return joined(
        lines.map((text, i) =>
          i === line ? (lines[other] ?? "") : i === other ? (lines[line] ?? "") : text,
        ),
      );
    }
    case "lineTwice":
      return joined(lines.flatMap((text, i) => (i === line ? [text, text] : [text])));
    case "lineGone":
      return joined(lines.filter((_, i) => i !== line));
  }
}
