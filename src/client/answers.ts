import { list, quote } from "../quote.ts";

/** pip issue 1035's four: use it; use it at your own risk; take another; leave it. */
export type Outcome = "pass" | "warn" | "retry" | "fail";

/** What a client's question about a file can be answered by, each with its facts. */
interface Facts {
  listed: { package: string; version: string; by: string };
  "other-bytes": { package: string; version: string; file: string; expected: string; found: string };
  "other-release": { asked: string; found: readonly string[] };
  "file-unlisted": { package: string; version: string | undefined };
  "version-unlisted": { package: string; version: string };
  "package-refused": { package: string };
  "author-new": { package: string; users: readonly string[]; registry: string };
  "checkout-altered": { path: string };
  yanked: { package: string; version: string; note: string | undefined; instead: string | undefined };
  "security-update": { package: string; version: string; fixes: readonly string[]; instead: string };
  "other-mirror": { url: string; instead: readonly string[] };
  "several-packages": { packages: readonly string[] };
  unlisted: { file: string };
  "package-unknown": { package: string };
  "no-digest": { package: string; version: string };
  "weak-digest": { package: string; version: string };
  unreadable: { package: string; files: readonly string[] };
  unsigned: { package: string };
  deprecated: { package: string; version: string; note: string | undefined };
  unsupported: { package: string; version: string; note: string | undefined };
  "release-unknown": { package: string; version: string };
  newer: { package: string; version: string; instead: string };
  stale: { registry: string };
}

type AnswerCode = keyof Facts;

/** One reason of an answer. */
export type Answer = { [C in AnswerCode]: { readonly code: C; readonly facts: Facts[C] } }[AnswerCode];

type Entry<F> = readonly [Outcome, (facts: F) => string];

const because = (note: string | undefined) => (note === undefined ? "" : `: ${quote(note)}`);

const answers: { readonly [C in AnswerCode]: Entry<Facts[C]> } = {
  listed: [
    "pass",
    (f) => `a signed release of ${quote(f.package)} lists these bytes: ${quote(f.version)}, by ${f.by}`,
  ],
  "other-bytes": [
    "fail",
    (f) =>
      `${quote(f.package)} ${quote(f.version)} has other bytes as ${quote(f.file)}: ${f.expected}, and these are ${f.found}`,
  ],
  "other-release": ["fail", (f) => `these bytes are not ${quote(f.asked)}, but ${list(f.found)}`],
  "file-unlisted": [
    "fail",
    (f) =>
      `${quote(f.package)} lists its files${f.version === undefined ? "" : ` of ${quote(f.version)}`}, and this is none of them`,
  ],
  "version-unlisted": ["fail", (f) => `${quote(f.package)} has no release ${quote(f.version)}`],
  "package-refused": [
    "fail",
    (f) => `${quote(f.package)} is refused: what the registry now holds of it is not its authors'`,
  ],
  "author-new": [
    "fail",
    (f) =>
      `${quote(f.package)} is by ${list(f.users)}, new to you: bailiwick authors approve ${f.users.slice(0, 8).map(quote).join(" ")} --registry ${quote(f.registry)}`,
  ],
  "checkout-altered": ["fail", (f) => `${quote(f.path)} holds other files than its HEAD`],
  yanked: [
    "retry",
    (f) =>
      `${quote(f.package)} ${quote(f.version)} was yanked${because(f.note)}; take ${f.instead === undefined ? "another package" : quote(f.instead)}`,
  ],
  "security-update": [
    "retry",
    (f) =>
      `${quote(f.package)} ${quote(f.version)} has a security fix${f.fixes.length === 0 ? "" : ` (${list(f.fixes)})`}: take ${quote(f.instead)}`,
  ],
  "other-mirror": [
    "retry",
    (f) => `${quote(f.url)} gives other bytes than were released: take ${list(f.instead)}`,
  ],
  "several-packages": [
    "warn",
    (f) => `${list(f.packages)} list these bytes, and say different things: ask with --package`,
  ],
  unlisted: [
    "warn",
    (f) => `no release lists the bytes of ${quote(f.file)}; ask with --package and --version`,
  ],
  "package-unknown": ["warn", (f) => `there is no package ${quote(f.package)}`],
  "no-digest": ["warn", (f) => `${quote(f.package)} ${quote(f.version)} names no hash of a file`],
  "weak-digest": [
    "warn",
    (f) => `${quote(f.package)} ${quote(f.version)} names these bytes by MD5 alone, which proves nothing`,
  ],
  unreadable: ["warn", (f) => `${quote(f.package)} has files that are no releases: ${list(f.files)}`],
  unsigned: ["warn", (f) => `${quote(f.package)} is unsigned: nobody vouches for what it says`],
  deprecated: ["warn", (f) => `${quote(f.package)} ${quote(f.version)} is deprecated${because(f.note)}`],
  unsupported: ["warn", (f) => `${quote(f.package)} ${quote(f.version)} is unsupported${because(f.note)}`],
  "release-unknown": ["warn", (f) => `${quote(f.package)} has no release ${quote(f.version)}`],
  newer: ["warn", (f) => `${quote(f.package)} ${quote(f.version)} is not the newest: ${quote(f.instead)} is`],
  stale: ["warn", (f) => `what is known of ${quote(f.registry)} is old: bailiwick sync ${quote(f.registry)}`],
};

/** What an answer's reason comes to. */
export function outcomeOf({ code }: Answer): Outcome {
  return answers[code][0];
}

/** An answer's reason in words, one line, safe to print. */
export function answerWords(answer: Answer): string {
  return (answers[answer.code][1] as (facts: Answer["facts"]) => string)(answer.facts);
}

const SEVERITY: readonly Outcome[] = ["pass", "warn", "retry", "fail"];

/** Orders outcomes, the worst last. */
export function compareOutcomes(a: Outcome, b: Outcome): number {
  return SEVERITY.indexOf(a) - SEVERITY.indexOf(b);
}
