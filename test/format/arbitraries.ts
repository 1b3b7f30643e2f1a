import fc from "fast-check";
import type { Certificate } from "../../src/format/certificate.ts";
import { addDays, type Day } from "../../src/format/day.ts";
import { pathFault } from "../../src/format/paths.ts";
import type { Revocation } from "../../src/format/revocation.ts";
import { type Root, roles } from "../../src/format/root.ts";
import { keyNamed } from "../scenario/keys.ts";

/** Characters that some YAML reader takes for syntax, a line's end or nothing at all. */
const odd = fc.constantFrom(
  ..."\"'\\ \t\n\r:#-?&*!|>%@`{}[],~<=/\u0000\u0007\u0008\u000c\u001b\u007f\u0080\u0085\u00a0\u00ad\u2028\u2029\ufeff\ufffe\uffff",
  "\u{1f480}",
  "\u{10ffff}",
  "\ue000",
  "e\u0301",
  "---",
  "...",
  "null",
  "0x10",
);
const scalar = fc.string({ unit: "binary", minLength: 1, maxLength: 3 });
const pieces = fc.array(fc.oneof(odd, scalar), { minLength: 1, maxLength: 6 });

/** Any text that a note may be: not empty, no lone surrogate. */
export const words = pieces.map((parts) => parts.join(""));

export const name = fc.oneof(
  fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?$/).filter((text) => text !== "self"),
  fc.constantFrom("a", "0", "10", "9", "a--b", "constructor", "prototype", "tostring", "x".repeat(39)),
);
const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));
export const hash = hex(64);
export const identity = fc.tuple(name, hex(32)).map(([text, digits]) => `${text} ${digits}`);
export const day: fc.Arbitrary<Day> = fc
  .integer({ min: 0, max: 400_000 })
  .map((n) => addDays("1970-01-01", n));
export const count = fc.oneof(
  fc.integer({ min: 1, max: 20 }),
  fc.maxSafeInteger().filter((n) => n > 0),
);

const names = ["alice", "bob", "carol", "dave", "erin-fido", "frank-fido"];
export const key = fc.constantFrom(...names).map(keyNamed);

const segment = fc.constantFrom("*", "a", "a*", "*.yaml", ".github", "b*c*", "\u00e9*", "\u{1f480}");
export const pattern = fc
  .tuple(fc.array(segment, { minLength: 1, maxLength: 3 }), fc.boolean())
  .map(([segments, deep]) => `${segments.join("/")}${deep ? "/**" : ""}`);

/** A path that any registry may hold. */
export const path = fc
  .array(fc.oneof(fc.constantFrom("a", "b", "B", ".c", "d e", "\u00e9", "\u{1f480}", "\uffee"), words), {
    minLength: 1,
    maxLength: 3,
  })
  .map((segments) => segments.join("/"))
  .filter((text) => pathFault(text) === undefined);

const some = <T>(item: fc.Arbitrary<T>, maxLength = 3) => fc.uniqueArray(item, { minLength: 1, maxLength });
const distinct = <T>(item: fc.Arbitrary<T>) =>
  fc.uniqueArray(item, { minLength: 1, maxLength: 3, selector: (each) => JSON.stringify(each) });
/** An optional field is there or not: never `undefined` under its name, as parsers write it. */
const optional = { noNullPrototype: true } as const;

export const revocation: fc.Arbitrary<Revocation> = fc.record(
  { registry: identity, key, note: words },
  { ...optional, requiredKeys: ["registry", "key"] },
);

export const certificate: fc.Arbitrary<Certificate> = fc
  .tuple(
    fc.record(
      {
        registry: identity,
        user: name,
        serial: count,
        nonce: fc.stringMatching(/^[0-9a-f]{8,64}$/),
        grants: distinct(fc.record({ role: fc.constantFrom(...roles), paths: some(pattern) }, optional)),
        identities: fc
          .array(fc.tuple(words, words), { minLength: 1, maxLength: 4 })
          .map((each) => new Map(each)),
        note: words,
      },
      { ...optional, requiredKeys: ["registry", "user", "serial", "nonce"] },
    ),
    fc.tuple(day, day).map((days) => days.sort()),
    fc.uniqueArray(key, { maxLength: 4 }),
    fc.nat(4),
    day,
  )
  .map(([rest, [validFrom = "", validUntil = ""], all, at, until]) => ({
    ...rest,
    validFrom,
    validUntil,
    ...(at > 0 && all.length > 0 ? { keys: all.slice(0, at) } : {}),
    ...(all.length > at ? { retired: all.slice(at).map((each) => ({ key: each, until })) } : {}),
  }));

const rule = fc
  .record(
    { paths: some(pattern), publish: count, review: count, attest: count },
    { ...optional, requiredKeys: ["paths"] },
  )
  .map((each) => (Object.keys(each).length > 1 ? each : { ...each, publish: 1 }));

const layouts = [["*/"], ["packages/*/", "modules/*.bzl"], ["\u{1f480}*/"], ["a", "b/*/"]];

export const root: fc.Arbitrary<Root> = fc
  .tuple(
    fc.uniqueArray(name, { minLength: 1, maxLength: 4 }),
    fc.array(key, { minLength: 4, maxLength: 4 }),
    fc.tuple(name, identity),
    fc.oneof(fc.constant(1), count),
    fc.record(
      {
        expires: day,
        unsigned: some(pattern),
        layout: fc.constantFrom(...layouts),
        rules: distinct(rule),
        limits: fc.record({ certificateDays: count, fileBytes: count, staleDays: count }, optional),
        note: words,
      },
      { ...optional, requiredKeys: ["expires", "layout", "rules", "limits"] },
    ),
    fc.constantFrom("none", "log", "witnesses"),
  )
  .map(([all, keys, [bare, full], version, rest, log]) => {
    const half = { threshold: 1, keys: all.slice(-2) };
    const known = new Map(all.map((each, i) => [each, keys[i] ?? ""]));
    return {
      ...rest,
      registry: version === 1 ? bare : full,
      version,
      keys: known,
      root: { threshold: new Set(known.values()).size, keys: all },
      issuers: half,
      ...(log === "none" ? {} : { log: log === "log" ? half : { ...half, witnesses: [vkey] } }),
    };
  });

export const vkey = "witness.example.org+9f86d081+BAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g";
