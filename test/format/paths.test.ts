import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldName } from "../../src/format/fold.ts";
import { type PathFault, pathFault, segmentFault } from "../../src/format/paths.ts";

type Line = [path: string, fault: PathFault | null, why?: string];
const corpus: Line[] = JSON.parse(readFileSync(new URL("../vectors/paths.json", import.meta.url), "utf8"));

const faults: readonly PathFault[] = [
  "empty-segment",
  "dot-segment",
  "not-utf8",
  "control",
  "forbidden-character",
  "unassigned",
  "not-nfc",
  "trailing-dot-or-space",
  "device-name",
  "git-name",
  "bailiwick-name",
];

describe("the corpus", () => {
  test.each(corpus)("%j: %s", (path, fault) => {
    expect(pathFault(path) ?? null).toBe(fault);
  });

  test("has every fault and no other", () => {
    const named = new Set(corpus.map(([, fault]) => fault));
    expect(named).toEqual(new Set([...faults, null]));
  });

  test("finds the same fault deeper down, and in either half of a path", () => {
    for (const [path, fault] of corpus) {
      expect(pathFault(`sound/${path}`) ?? null, JSON.stringify(path)).toBe(fault);
      expect(pathFault(`${path}/sound`) ?? null, JSON.stringify(path)).toBe(fault);
    }
  });
});

/** Pieces that faults are made of, so that random paths meet every rule and its near misses. */
const pieces = [
  ..."aAgiItTbB.. //\\:~12$0\u00b9\u0131\u00e9\u0301\u0316\u200c\ufeff\u200b\ud83d\udc80\u0378\u007f\u0085\n",
  ...[
    ".git",
    "GIT~1",
    ".bailiwick",
    "bailiw~1",
    "con",
    "NUL",
    "com",
    "lpt",
    "conin$",
    "CONOUT$",
    "e\u0301",
    "x",
  ],
];
const hostile = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join(""));

const devices = new Set(["con", "prn", "aux", "nul", "conin$", "conout$"]);
for (const digit of "123456789\u00b9\u00b2\u00b3") devices.add(`com${digit}`).add(`lpt${digit}`);

/** The contract read word for word, for paths of `pieces`, which hold nothing newer than Unicode 15.0. */
function soundByTheText(path: string): boolean {
  if (Buffer.from(path).toString() !== path || path.normalize("NFC") !== path) return false;
  if (/[\p{Cc}\p{Cn}\\:]/u.test(path)) return false;
  return path.split("/").every((segment) => {
    const [beforeDot = ""] = segment.split(".");
    const spelled = segment.replaceAll("\u200c", "").replaceAll("\ufeff", "").toLowerCase();
    return (
      !["", ".", ".."].includes(segment) &&
      ![".", " "].includes(segment.slice(-1)) &&
      !devices.has(beforeDot.replace(/ +$/, "").toLowerCase()) &&
      ![".git", "git~1", ".bailiwick", "bailiw~1"].includes(spelled)
    );
  });
}

describe("pathFault", () => {
  test("agrees with the text of the contract", () => {
    fc.assert(
      fc.property(hostile, (path) => (pathFault(path) === undefined) === soundByTheText(path)),
      { numRuns: 20_000 },
    );
  });

  test("is the first fault of a segment", () => {
    fc.assert(
      fc.property(hostile, (path) => pathFault(path) === path.split("/").map(segmentFault).find(Boolean)),
      { numRuns: 20_000 },
    );
  });

  test("answers every string of UTF-16 units", () => {
    const units = fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes));
    fc.assert(fc.property(units, (path) => [undefined, ...faults].includes(pathFault(path))));
  });

  test("takes linear time for hostile names", () => {
    const many = 300_000;
    const bad = ["a\u0301\u0316".repeat(many), `a${"\u0301".repeat(many)}${"\u0316".repeat(many)}`];
    const good = [
      "con ".repeat(many).concat("x"),
      `${".".repeat(many)}x`,
      `${" ".repeat(many)}x`,
      "\u200c".repeat(many),
    ];
    const start = performance.now();
    for (const name of bad) expect(pathFault(name)).toBe("not-nfc");
    for (const name of good) expect(pathFault(name)).toBeUndefined();
    expect(pathFault("x/".repeat(many))).toBe("empty-segment");
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

describe("segmentFault", () => {
  test("refuses a slash, which a hostile tree can hold in a name", () => {
    expect(segmentFault("a/b")).toBe("forbidden-character");
    expect(segmentFault("/")).toBe("forbidden-character");
  });

  test("knows every device in every case, with every ending that Windows drops", () => {
    for (const device of devices) {
      for (const name of [device, device.toUpperCase(), `${device}.txt`, `${device}  .x`, `${device}..x`]) {
        expect(segmentFault(name), name).toBe("device-name");
      }
      for (const name of [`x${device}`, `${device}x`, `${device}-.txt`, `a.${device}`]) {
        expect(segmentFault(name), name).toBeUndefined();
      }
    }
  });

  test("needs no fold for the names of git and bailiwick: no sound letter beyond ASCII folds into theirs", () => {
    const letters = new Set(".gitbalwck~1");
    for (let point = 0x80; point <= 0x10ffff; point++) {
      const character = String.fromCodePoint(point);
      if (segmentFault(character) !== undefined) continue;
      if ([...foldName(character)].every((each) => letters.has(each))) expect.fail(`U+${point.toString(16)}`);
    }
    expect(foldName("\u212a")).toBe("k");
    expect(segmentFault("\u212a")).toBe("not-nfc");
  });

  test("ignores what HFS+ ignores, and nothing else, at every place of the name", () => {
    const ignored: number[] = [];
    for (let point = 0x300; point <= 0xffff; point++) {
      if (segmentFault(`.gi${String.fromCharCode(point)}t`) === "git-name") ignored.push(point);
    }
    // git's utf8.c, next_hfs_char
    expect(ignored.map((point) => point.toString(16)).join(" ")).toBe(
      "200c 200d 200e 200f 202a 202b 202c 202d 202e 206a 206b 206c 206d 206e 206f feff",
    );
    for (let at = 0; at <= 10; at++) {
      expect(segmentFault(`${".Bailiwick".slice(0, at)}\u200d${".Bailiwick".slice(at)}`)).toBe(
        "bailiwick-name",
      );
    }
  });
});
