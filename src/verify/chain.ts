import { type Subject, subjectKey, subjectOf } from "../format/layout.ts";
import { parseStatement, type Statement } from "../format/statement.ts";
import type { Refusal } from "../reasons.ts";
import type { Policy } from "./policy.ts";
import { refuse } from "./refuse.ts";
import type { Signed } from "./signed.ts";

/** So many amendments may stand on one complete statement (DESIGN.md section 4). */
export const MOST_AMENDMENTS = 64;

/** A statement where it lies. */
export interface Link {
  readonly signed: Signed;
  readonly statement: Statement;
}

/** A number and the SHA-256 of the statement that has it. */
export interface Numbered {
  readonly sequence: number;
  readonly sha256: string;
}

/** A subject's statements: a complete one (or photograph) and the amendments upon it. */
export interface Chain {
  /** In order, the complete one first; empty when there is none, or the chain is broken. */
  readonly links: readonly Link[];
  /** The statement file of the highest number, broken chain or not. */
  readonly highest: Numbered | undefined;
  /** Whether the links follow one another without a gap, hash by hash. */
  readonly intact: boolean;
  readonly refusals: readonly Refusal[];
}

/** Whether two subjects are one. */
function isSame(a: Subject, b: Subject): boolean {
  return subjectKey(a) === subjectKey(b);
}

/**
 * Reads a subject's statements and judges their order (DESIGN.md section 5, clause 4). `disorder` is what is
 * wrong with their directory itself: then they are not read at all.
 */
export function chainOf(
  policy: Policy,
  subject: Subject,
  documents: readonly Signed[],
  disorder: readonly Refusal[],
): Chain {
  const refusals: Refusal[] = [...disorder];
  const say = (...said: Refusal[]) => void refusals.push(...said);
  const files = documents
    .flatMap((signed) => {
      const { document } = signed;
      return document.kind === "statement" ? [{ sequence: document.sequence, signed }] : [];
    })
    .sort((a, b) => a.sequence - b.sequence);
  const links: Link[] = [];
  for (const { sequence, signed } of disorder.length > 0 ? [] : files) {
    const statement = parseStatement(signed.bytes);
    const { path } = signed;
    if (statement === undefined) say(refuse("statement-malformed", { path }, subject.name));
    else if (
      statement.registry !== policy.identity ||
      statement.sequence !== sequence ||
      !isSame(statement.subject, subject)
    ) {
      say(refuse("statement-misplaced", { path }, subject.name));
    } else links.push({ signed, statement });
  }
  const last = files.at(-1);
  const nothing = disorder.length > 0 ? { sequence: 0, sha256: "" } : undefined;
  const highest = last === undefined ? nothing : { sequence: last.sequence, sha256: last.signed.sha256 };
  const start = links.findLastIndex(({ statement }) => statement.covers !== "amendment");
  const standing = links.slice(Math.max(start, 0));
  const breaks = refusals.length > 0 ? [] : breaksOf(subject, standing);
  const intact = refusals.length === 0 && breaks.length === 0;
  for (const { signed } of links.slice(0, Math.max(start, 0)))
    say(refuse("statement-superseded", { path: signed.path }, subject.name));
  say(...standing.flatMap((link) => strangersIn(policy, link)));
  return { links: intact ? standing : [], highest, intact, refusals: [...refusals, ...breaks] };
}

function breaksOf(subject: Subject, links: readonly Link[]): Refusal[] {
  const [complete, ...amendments] = links;
  if (complete === undefined) return [];
  if (complete.statement.covers === "amendment")
    return [refuse("chain-broken", { path: complete.signed.path }, subject.name)];
  const breaks: Refusal[] = [];
  if (complete.statement.files.size === 0 && amendments[0] !== undefined)
    breaks.push(refuse("amends-tombstone", { path: amendments[0].signed.path }, subject.name));
  if (amendments.length > MOST_AMENDMENTS)
    breaks.push(refuse("chain-too-long", { limit: MOST_AMENDMENTS }, subject.name));
  let before = complete;
  for (const link of amendments) {
    const { signed, statement } = link;
    const follows =
      statement.sequence === before.statement.sequence + 1 && statement.previous === before.signed.sha256;
    if (!follows) breaks.push(refuse("chain-broken", { path: signed.path }, subject.name));
    before = link;
  }
  return breaks;
}

/** Paths of a statement that the layout gives to another subject. */
function strangersIn({ layout }: Policy, { signed, statement }: Link): Refusal[] {
  const { subject } = statement;
  return [...statement.files.keys(), ...statement.removed]
    .filter((path) => !isSame(subjectOf(layout, path.split("/")), subject))
    .map((listed) => refuse("path-outside", { path: signed.path, listed }, subject.name));
}

/** Whether the chain holds anything but photographs: then the subject is claimed, for ever. */
export function claims({ links }: Pick<Chain, "links">): boolean {
  return links.some(({ statement }) => statement.covers !== "photograph");
}

/** What the statements say of a subject's files: path -> SHA-256, and which are executable. */
export interface Fold {
  readonly files: ReadonlyMap<string, string>;
  readonly executable: ReadonlySet<string>;
  readonly refusals: readonly Refusal[];
}

/** Folds a complete statement and its amendments, in order. */
export function foldOf(links: readonly Link[]): Fold {
  const files = new Map<string, string>();
  const executable = new Set<string>();
  const refusals: Refusal[] = [];
  for (const { signed, statement } of links) {
    for (const removed of statement.removed) {
      if (!files.delete(removed))
        refusals.push(refuse("amends-absent", { path: signed.path, removed }, statement.subject.name));
      executable.delete(removed);
    }
    for (const [path, sha256] of statement.files) {
      files.set(path, sha256);
      executable.delete(path);
    }
    for (const path of statement.executable) executable.add(path);
  }
  return { files, executable, refusals };
}
