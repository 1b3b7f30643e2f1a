import { describe, expect, test } from "vitest";
import { sha256 } from "../../src/crypto/sha256.ts";
import { parseLayout } from "../../src/format/layout.ts";
import { parsePlace } from "../../src/format/place.ts";
import { SUMS_BYTES } from "../../src/format/sums.ts";
import { encodeText } from "../../src/format/text.ts";
import { kinds, samples } from "./samples.ts";
import { expectQuick, filled } from "./trouble.ts";

const MEGABYTE = 1 << 20;
const registry = `# registry: a ${sha256("").slice(0, 32)}\n`;
const sums = `# bailiwick-statement-v1\n${registry}# package: a\n# sequence: 1\n`;
/** A statement whose head is as it should be, so that what follows is looked at. */
const stated = (rest: string) =>
  `${sums}# previous: none\n# covers: complete\n# lists: ${sha256(rest)}\n${rest}`;

/** Trouble of every shape, for those who read sums. */
const troubles: Readonly<Record<string, () => string>> = {
  "many files": () => stated(filled(2 * MEGABYTE, (i) => `${sha256("")}  a/${String(i).padStart(9, "0")}\n`)),
  "one file over and over": () => stated(filled(2 * MEGABYTE, () => `${sha256("")}  a/b\n`)),
  "one long path": () => stated(`${sha256("")}  ${filled(2 * MEGABYTE, () => "a/")}a\n`),
  "one long segment": () => stated(`${sha256("")}  a/${"\u00e9".repeat(MEGABYTE)}\n`),
  "marks without end": () => stated(`${sha256("")}  a/${"a\u0301\u0316".repeat(MEGABYTE / 4)}\n`),
  "many removed": () => stated(filled(2 * MEGABYTE, (i) => `# removed: a/${i}\n`)),
  "many executable": () => stated(filled(2 * MEGABYTE, (i) => `# executable: a/${i}\n`)),
  "a line without end": () => sums + filled(2 * MEGABYTE, () => "# registry: "),
  "line feeds after a head": () => sums + filled(2 * MEGABYTE, () => "\n"),
};

describe("takes no long time", () => {
  test.each(Object.entries(troubles))("%s", (_, text) => {
    expectQuick("statement", text());
    expectQuick("list", text());
  });
});

test("what is too long is not looked at", () => {
  const { user } = process.cpuUsage();
  const long = new Uint8Array(SUMS_BYTES + 1);
  for (const kind of kinds) expect(samples[kind].again(long)).toBeUndefined();
  expect(process.cpuUsage().user - user).toBeLessThan(5_000_000);
});

test.each([
  [
    "list",
    (path: string) => `# bailiwick-list-v1\n${registry}${sha256("")}  .bailiwick/statements/${path}/1.sums\n`,
  ],
  ["statement", (path: string) => stated(`${sha256("")}  a/${path}\n`)],
] as const)("a %s has 64 MiB, and not a byte more", (kind, text) => {
  const long = (bytes: number) => encodeText(text("a".repeat(bytes - text("").length)));
  expect(samples[kind].again(long(SUMS_BYTES))).toHaveLength(SUMS_BYTES);
  expect(samples[kind].again(long(SUMS_BYTES + 1))?.length).toBeUndefined();
});

test("places and layouts of a megabyte", () => {
  const { user } = process.cpuUsage();
  for (const part of ["a/", "a.", ".", "/", "1.sums/"])
    expect(parsePlace(`.bailiwick/statements/${part.repeat(500_000)}`)).toBeUndefined();
  expect(parseLayout([`${"*a".repeat(1000)}/`, `${"a*".repeat(1000)}/b/`])).toBeUndefined();
  expect(process.cpuUsage().user - user).toBeLessThan(5_000_000);
});
