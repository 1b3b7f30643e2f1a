import { expect, test } from "vitest";
import { type CoverageFacts, chooseCoverage } from "../../src/sign/choose-coverage.ts";
import type { Remembered } from "../../src/verify/accepted.ts";
import type { Evidence } from "../../src/verify/evidence.ts";

const subject = { kind: "package", name: "JSON" } as const;
const chain = (length: number) => Array.from({ length }, (_, i) => ({ sequence: i + 1, sha256: `${i}` }));
const remembered = (length: number, more: Partial<Remembered> = {}): Remembered => ({
  subject,
  chain: chain(length),
  claimed: true,
  standing: "verified",
  ids: "",
  outer: [],
  users: [],
  endorsed: false,
  ...more,
});
const base = (length: number, files = 3): Evidence =>
  ({
    chain: { links: chain(length).map(({ sha256 }) => ({ signed: { sha256 } })) },
    fold: { files: new Map(Array.from({ length: files }, (_, i) => [`JSON/${i}`, ""])) },
  }) as unknown as Evidence;
const plain: CoverageFacts = {
  subject,
  asked: undefined,
  remembered: remembered(1),
  base: base(1),
  files: 3,
  isUnsigned: false,
  holdsWhole: true,
};

test.each<[string, Partial<CoverageFacts>, "complete" | "amendment"]>([
  ["few files, the whole held", {}, "complete"],
  ["few files, a part held", { holdsWhole: false }, "amendment"],
  ["256 files", { files: 256 }, "complete"],
  ["257 files", { files: 257 }, "amendment"],
  ["257 files and 15 amendments", { files: 257, remembered: remembered(16), base: base(16) }, "amendment"],
  ["257 files and 16 amendments", { files: 257, remembered: remembered(17), base: base(17) }, "complete"],
  [
    "64 amendments, a part held",
    { holdsWhole: false, remembered: remembered(65), base: base(65) },
    "complete",
  ],
  ["nothing accepted yet", { holdsWhole: false, remembered: undefined, base: undefined }, "complete"],
  ["nothing stated yet", { holdsWhole: false, remembered: remembered(0), base: base(0) }, "complete"],
  ["no files", { holdsWhole: false, files: 0 }, "complete"],
  ["after a tombstone", { holdsWhole: false, base: base(1, 0) }, "complete"],
  ["unsigned", { holdsWhole: false, isUnsigned: true }, "complete"],
  ["another chain in the tip than the accepted one", { holdsWhole: false, base: base(2) }, "complete"],
  ["a broken chain", { holdsWhole: false, remembered: remembered(1, { standing: "broken" }) }, "complete"],
  ["asked for an amendment", { asked: "amendment" }, "amendment"],
  ["asked for a complete one", { holdsWhole: false, asked: "complete" }, "complete"],
])("%s", (_, facts, covers) => {
  expect(chooseCoverage({ ...plain, ...facts })).toBe(covers);
});

test("an amendment of nothing is not to be had", () => {
  expect(() => chooseCoverage({ ...plain, asked: "amendment", remembered: undefined })).toThrow(
    "JSON cannot be amended: no statement of it was accepted yet",
  );
});
