import type { Failure } from "../src/failure.ts";
import type { Answer } from "../src/history/judge-push.ts";
import { explain, type Refusal } from "../src/reasons.ts";
import type { Counts } from "../src/verify/verdict.ts";

/**
 * What came of a job, for people: cut to a size that can be shown, and written as JSON for whoever comments on
 * the pull request. Texts are as a registry has them: whoever prints one escapes it.
 */
export interface Report {
  readonly version: 1;
  /** The pull request that the job says it judged, and its head. */
  readonly pull: number | null;
  readonly head: string | null;
  readonly verdict: "accepted" | "refused" | "unjudged";
  readonly counts: Counts | null;
  readonly rows: readonly Row[];
  /** So many subjects more are not shown. */
  readonly hidden: number;
  readonly notes: readonly Note[];
}

/** One subject of a change; the name is empty for the registry's documents. */
export interface Row {
  readonly subject: string;
  readonly verdict: "granted" | "unsigned" | "refused";
  readonly users: readonly string[];
  readonly reasons: readonly Reason[];
  /** So many reasons more are not shown. */
  readonly more: number;
}

/** Why a subject is refused. */
export interface Reason {
  readonly code: string;
  readonly says: string;
  readonly mend: string;
  readonly path: string | null;
}

/** What a reader should know besides. */
export interface Note {
  readonly code: string;
  readonly says: string;
  readonly mend: string | null;
}

/** How much is kept; the schema of `parseReport` allows no more. */
export const MOST = { rows: 100, reasons: 4, users: 16, notes: 16, text: 500 } as const;

/** The report of what was judged: refused subjects first. */
export function reportOf(
  { verdict, consequences, warnings }: Answer,
  pull: number | null,
  head: string,
): Report {
  const rows = [
    ...refusedRows(verdict.accepted ? [] : verdict.refusals),
    ...verdict.grants.map(
      ({ subject, users, by }): Row => ({
        subject: cut(subject),
        verdict: by === "unsigned" ? "unsigned" : "granted",
        users: by === "endorsement" ? ["the issuers"] : users.slice(0, MOST.users).map(cut),
        reasons: [],
        more: 0,
      }),
    ),
  ];
  const elsewhere = consequences.map((refusal): Note => {
    const { code, says, mend } = reasonOf(refusal);
    return { code, says: cut(`elsewhere: ${refusal.subject ?? "the registry's documents"}: ${says}`), mend };
  });
  const notes = warnings.map(({ code, says, mend }): Note => ({ code, says: cut(says), mend: cut(mend) }));
  return {
    version: 1,
    pull,
    head,
    verdict: verdict.accepted ? "accepted" : "refused",
    counts: verdict.counts,
    rows: rows.slice(0, MOST.rows),
    hidden: Math.max(0, rows.length - MOST.rows),
    notes: [...notes, ...elsewhere].slice(0, MOST.notes),
  };
}

/** The report of a job that could not judge. */
export function unjudged({ code, message, mend }: Failure, pull: number | null, head: string | null): Report {
  const note = { code, says: cut(message), mend: mend === undefined ? null : cut(mend) };
  return { version: 1, pull, head, verdict: "unjudged", counts: null, rows: [], hidden: 0, notes: [note] };
}

function refusedRows(refusals: readonly Refusal[]): Row[] {
  const bySubject = new Map<string, Refusal[]>();
  for (const refusal of refusals) {
    const subject = refusal.subject ?? "";
    const own = bySubject.get(subject);
    if (own === undefined) bySubject.set(subject, [refusal]);
    else own.push(refusal);
  }
  return [...bySubject].map(([subject, own]) => ({
    subject: cut(subject),
    verdict: "refused",
    users: [],
    reasons: own.slice(0, MOST.reasons).map(reasonOf),
    more: Math.max(0, own.length - MOST.reasons),
  }));
}

function reasonOf(refusal: Refusal): Reason {
  const { says, mend } = explain(refusal);
  const path =
    "path" in refusal.facts && !(refusal.facts.path.length > MOST.text) ? refusal.facts.path : null;
  return { code: refusal.code, says: cut(says), mend: cut(mend), path };
}

function cut(text: string): string {
  return text.length > MOST.text
    ? `${text.slice(0, MOST.text - 3).replace(/[\ud800-\udbff]$/, "")}...`
    : text;
}
